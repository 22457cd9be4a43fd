#include <optional>

#include "vloop.hpp"

// A handle cancelled in the pass that would have called it, and a timer that is due already, are
// not called.
Coro<> async_main() {
  auto& loop = get_running_loop();
  std::optional<asyncio::Handle> h1, h2;
  std::optional<asyncio::TimerHandle> t2;
  h1 = loop.call_soon([&] {
    log("first cancels second");
    h2->cancel();
    t2->cancel();
    log(h2->cancelled(), t2->cancelled(), h1->cancelled());
  });
  h2 = loop.call_soon([] { log("second"); });
  auto h3 = loop.call_soon([] { log("third"); });
  t2 = loop.call_later(0, [] { log("timer 2"); });
  co_await sleep(0);
  h3.cancel();
  log("h3", h3.cancelled());
  h3.cancel();
  std::optional<asyncio::TimerHandle> b;
  auto a = loop.call_later(1, [&] {
    log("a");
    b->cancel();
  });
  b = loop.call_later(1, [] { log("b"); });
  auto c = loop.call_later(1, [] { log("c"); });
  log(a.when(), c.when());
  co_await sleep(2);
  log(a.cancelled(), b->cancelled(), c.cancelled());
  auto t = create_task(sleep(3, std::string("x")));
  t.add_done_callback([](auto& f) { log("cb", f.result()); });
  auto d = loop.call_at(4, [] { log("never"); });
  d.cancel();
  vloop::log(co_await t);
  co_await sleep(0);
}

int main() { vloop::run(async_main()); }
