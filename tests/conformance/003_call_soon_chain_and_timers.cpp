#include <functional>

#include "vloop.hpp"

// A chain of call_soon does not starve timers, and what a timer queues waits for the next pass.
Coro<> async_main() {
  auto& loop = get_running_loop();
  int left = 6;
  std::function<void()> chain = [&] {
    --left;
    log("chain", left);
    block(0.25);
    if (left) loop.call_soon(chain);
  };
  loop.call_later(0.5, [] { log("timer 0.5"); });
  loop.call_later(1, [&] {
    log("timer 1");
    loop.call_soon([] { log("from timer 1"); });
  });
  loop.call_at(1, [] { log("at 1"); });
  loop.call_soon(chain);
  co_await sleep(1.25);
  log("awake");
  co_await sleep(2);
}

int main() { vloop::run(async_main()); }
