#include "vloop.hpp"

using namespace asyncio;

// set() and clear() at once wake all who wait then, and nobody later.
Coro<> async_main() {
  Event ev;
  auto w = [&](std::string n) -> Coro<> {
    try {
      log(n, "waits", ev.is_set());
      auto r = co_await ev.wait();
      log(n, "woken", r, ev.is_set());
    } catch (const CancelledError&) {
      log(n, "cancelled");
      throw;
    }
  };
  std::vector<Task<>> ts;
  for (auto n : {"a", "b", "c"}) ts.push_back(create_task(w(n)));
  co_await sleep(1);
  ev.set();
  ev.clear();
  auto late = create_task(w("late"));
  ts[1].cancel();
  co_await wait(ts);
  log(state(ts[1]), state(late));
  ev.set();
  ev.set();
  co_await late;
  get_running_loop().call_soon([](std::string s) { log(s); }, "soon");
  vloop::log(co_await ev.wait());
  ev.clear();
  auto t = create_task(w("x"));
  co_await sleep(0);
  t.cancel();
  ev.set();
  std::vector tt{t};
  co_await wait(tt);
  log(state(t));
  ev.clear();
  try {
    co_await wait_for(ev.wait(), 1);
  } catch (const TimeoutError&) {
    log("timeout");
  }
  vloop::log(ev.is_set());
}

int main() { vloop::run(async_main()); }
