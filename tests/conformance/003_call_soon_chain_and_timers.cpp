#include "vloop.hpp"

// A chain of call_soon does not starve timers, and what a timer queues waits for the next pass.
void chain(int left) {
  --left;
  log("chain", left);
  block(0.25);
  if (left) get_running_loop().call_soon(chain, left);
}

Coro<> async_main() {
  const auto loop = get_running_loop();
  loop.call_later(0.5, [] { log("timer 0.5"); });
  loop.call_later(1, [loop] {
    log("timer 1");
    loop.call_soon([] { log("from timer 1"); });
  });
  loop.call_at(1, [] { log("at 1"); });
  loop.call_soon(chain, 6);
  co_await sleep(1.25);
  log("awake");
  co_await sleep(2);
}

int main() { vloop::run(async_main()); }
