#include "vloop.hpp"

// stop() lets the pass under way end; before run_forever() it gives exactly one pass.
int main() {
  auto loop = asyncio::new_event_loop(vloop::host.get());
  loop.call_soon([&] {
    log("one");
    loop.stop();
    log("running", loop.is_running());
    loop.call_soon([] { log("next run"); });
  });
  loop.call_soon([] { log("two"); });
  loop.call_later(0, [] { log("timer 0"); });
  loop.run_forever();
  log("stopped", loop.is_running(), loop.is_closed());
  loop.stop();
  loop.call_soon([&] { loop.call_soon([] { log("deep"); }); });
  loop.run_forever();
  log("one pass");
  loop.call_later(1, [&] { loop.stop(); });
  loop.call_later(1, [] { log("with the stop"); });
  loop.call_later(2, [] { log("later"); });
  loop.run_forever();
  log("again");
  loop.call_later(2, [&] { loop.stop(); });
  loop.run_forever();
  auto job = [&]() -> Coro<int> {
    co_await sleep(0);
    loop.stop();
    log("job stops");
    co_await sleep(0);
    log("job goes on");
    co_return 3;
  };
  auto t = loop.create_task(job());
  loop.run_forever();
  log(state(t));
  vloop::log(loop.run_until_complete(t));
  loop.stop();
  if (t.done()) vloop::log(loop.run_until_complete(t));
  loop.close();
  loop.close();
  vloop::log(loop.is_closed());
  auto l = [] {};
  log(thrown_by([&] { loop.call_soon(l); }));
  log(thrown_by([&] { loop.call_later(1, l); }));
  log(thrown_by([&] { loop.run_forever(); }));
  log(thrown_by([&] { loop.run_until_complete(t); }));
  log(thrown_by([&] { loop.call_soon_threadsafe(l); }));
}
