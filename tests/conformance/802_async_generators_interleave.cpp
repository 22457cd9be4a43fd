#include "vloop.hpp"

// Two consumers in two tasks interleave by time.
asyncio::AsyncGenerator<std::string> gen(std::string name, double delay) {
  for (int i = 0; i < 3; ++i) {
    co_yield name + std::to_string(i);
    co_await sleep(delay);
  }
}

Coro<> consume(std::string name, double delay) {
  auto values = gen(name, delay);
  while (auto value = co_await values.next()) log(*value);
  log(name, "exhausted");
}

Coro<> async_main() { co_await gather(consume("a", 2), consume("b", 3)); }

int main() { vloop::run(async_main()); }
