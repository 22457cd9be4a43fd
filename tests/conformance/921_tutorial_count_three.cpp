#include "vloop.hpp"

// Tutorial 004: One One One Two Two Two in one second.
Coro<> count() {
  log("One");
  co_await sleep(1);
  log("Two");
}

Coro<> async_main() { co_await gather(count(), count(), count()); }

int main() {
  const double s = 0.0;
  vloop::run(async_main());
  log("executed in", fmt::format("{:0.2f}", now() - s), "seconds");
}
