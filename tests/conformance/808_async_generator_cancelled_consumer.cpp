#include "vloop.hpp"

// Cancelling the consumer throws CancelledError into the generator it awaits.
struct Finally {
  ~Finally() { log("generator finally"); }
};

asyncio::AsyncGenerator<int> gen() {
  const Finally finally;
  try {
    co_yield 1;
    co_await sleep(60);
    co_yield 2;
  } catch (const CancelledError&) {
    log("generator cancelled");
    throw;
  }
}

Coro<> consume() {
  auto values = gen();
  while (auto value = co_await values.next()) log("got", *value);
}

Coro<> async_main() {
  const std::vector tasks{create_task(consume())};
  co_await sleep(1);
  tasks[0].cancel();
  co_await asyncio::wait(tasks);
  log(state(tasks[0]));
}

int main() { vloop::run(async_main()); }
