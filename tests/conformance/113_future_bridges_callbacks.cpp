#include "vloop.hpp"

// A future set from a timer callback wakes the coroutine that awaits it.
Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto f = loop.create_future<std::string>();
  loop.call_later(2, [f] { f.set_result("from callback"); });
  log("waiting");
  log(co_await f);
  const auto g = loop.create_future();
  loop.call_later(1, [g] { g.set_exception(OSError("disk")); });
  try {
    co_await g;
  } catch (const OSError&) {
    log(describe());
  }
  const auto h = loop.create_future();
  loop.call_later(1, [h] { h.cancel(); });
  try {
    co_await h;
  } catch (const CancelledError&) {
    log("awaited future was cancelled; this task is not:", current_task().cancelling());
  }
}

int main() { vloop::run(async_main()); }
