#include "vloop.hpp"

// Timers due at one instant are all moved to the ready queue before any of them runs, so what they
// call_soon comes after all of them.
Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto fire = [&](int n) {
    log("timer", n);
    loop.call_soon([n] { log("soon from", n); });
  };
  for (const int n : {1, 2, 3}) loop.call_at(1.0, fire, n);
  co_await sleep(1.0);
  log("sleeper with the same deadline, created last");
  co_await sleep(0);
  log("end");
}

int main() { vloop::run(async_main()); }
