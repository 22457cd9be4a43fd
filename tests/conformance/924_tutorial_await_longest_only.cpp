#include "vloop.hpp"

// Awaiting only the longest task is enough for both to finish.
Coro<> say_after(double delay, std::string what) {
  co_await sleep(delay);
  log(what);
}

Coro<> async_main() {
  const auto first = create_task(say_after(1, "hello"));
  const auto second = create_task(say_after(2, "world"));
  co_await second;
  log("t1 done too:", first.done());
}

int main() { vloop::run(async_main()); }
