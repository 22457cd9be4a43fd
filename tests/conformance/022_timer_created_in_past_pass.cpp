#include "vloop.hpp"

// A timer that a callback makes already overdue waits for the next pass.
void step(int n) {
  auto& loop = get_running_loop();
  log("step", n);
  if (n == 3) return;
  loop.call_at(0.0, step, n + 1);  // long overdue
  loop.call_soon([n] { log("soon of step", n); });
}

Coro<> async_main() {
  get_running_loop().call_later(1, step, 1);
  co_await sleep(1);
  log("main awake");
  for (int i = 0; i < 3; ++i) {
    co_await sleep(0);
    log("main yield", i);
  }
}

int main() { vloop::run(async_main()); }
