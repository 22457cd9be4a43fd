#include "vloop.hpp"

// Awaiting what is done does not suspend: a future, a failed or cancelled one, a finished task.
Coro<int> inner() { co_return 1; }
Coro<int> deep(int n) {
  if (n == 0) co_return 0;
  co_return 1 + co_await deep(n - 1);
}

Coro<> async_main() {
  auto& loop = get_running_loop();
  auto f = loop.create_future<int>();
  f.set_result(1);
  loop.call_soon([] { log("soon"); });
  vloop::log(co_await f, co_await f, co_await inner(), co_await deep(50));
  auto g = loop.create_future<int>();
  g.set_exception(ValueError("e"));
  for (int i = 0; i < 2; ++i) {
    try {
      co_await g;
    } catch (const ValueError& e) {
      log(describe());
    }
  }
  auto h = loop.create_future<>();
  h.cancel("why");
  try {
    co_await h;
  } catch (const CancelledError& e) {
    log("cancelled", describe(), current_task().cancelling());
  }
  try {
    co_await h;
  } catch (const CancelledError& e) {
    log("cancelled", describe());
  }
  auto t = create_task(inner());
  co_await sleep(0);
  loop.call_soon([] { log("soon 2"); });
  log(t.done(), co_await t);
  vloop::log(co_await gather(std::vector<Task<int>>{}));
  co_await sleep(0);
  log("end");
}

int main() { vloop::run(async_main()); }
