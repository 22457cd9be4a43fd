#include "vloop.hpp"

// An exception in a callback goes to the exception handler; the loop goes on.
Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto bad = [] {
    log("bad runs");
    throw ValueError("from callback");
  };
  loop.call_soon(bad);
  loop.call_soon([] { log("next callback still runs"); });
  co_await sleep(0);
  log("main goes on");
  loop.call_later(1, bad);
  co_await sleep(2);
  log("end");
}

int main() { vloop::run(async_main()); }
