#include "vloop.hpp"

// Tutorial 000: work that never waits takes the same time either way, and tasks do not interleave
// inside it.
Coro<> cook(std::string n) {
  for (const char* const step : {"cut vegetables", "cut meat", "fry"}) {
    block(1);
    log(n, step);
  }
  co_return;
}

Coro<> async_main() {
  double t = now();
  co_await cook("A");
  co_await cook("B");
  log("one after the other:", now() - t);
  t = now();
  co_await gather(cook("A"), cook("B"));
  log("gather:", now() - t);
}

int main() { vloop::run(async_main()); }
