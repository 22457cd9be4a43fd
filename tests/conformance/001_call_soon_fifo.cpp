#include "vloop.hpp"

// call_soon is FIFO; a callback queued by a callback runs in the next pass.
Coro<> async_main() {
  auto& loop = get_running_loop();
  loop.call_soon([&] {
    log("a");
    loop.call_soon([] { log("a-child"); });
  });
  loop.call_soon([] { log("b"); });
  loop.call_soon([](const char* name, int x, int y) { log(name, x, y); }, "c", 1, 2);
  log("main before yield");
  co_await sleep(0);
  log("main after one yield");
  co_await sleep(0);
  log("main after two yields");
}

int main() { vloop::run(async_main()); }
