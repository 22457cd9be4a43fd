// What asyncio::run does for you, by hand: make a loop, run it, close it.
// run_until_complete runs it until one coroutine has ended, run_forever until
// somebody calls stop; a loop can be run again as long as it is not closed.
//
// Expect two ticks in the first run, which takes 1 s, and one in the second,
// which is stopped after 0.5 s: tasks go on only while the loop runs.

#include <asyncio/asyncio.hpp>

asyncio::Coro<> tick() {
  for (int i = 1;; ++i) {
    co_await asyncio::sleep(0.4);
    asyncio::print("tick {}", i);
  }
}

asyncio::Coro<int> answer() {
  co_await asyncio::sleep(1);
  co_return 42;
}

int main() {
  const auto loop = asyncio::new_event_loop();
  const auto ticker = loop.create_task(tick());

  asyncio::print("answer: {}", loop.run_until_complete(answer()));
  asyncio::print("the loop runs: {}", loop.is_running() ? "yes" : "no");

  loop.call_later(0.5, [&] { loop.stop(); });
  loop.run_forever();

  ticker.cancel();
  try {
    loop.run_until_complete(ticker);
  } catch (const asyncio::CancelledError&) {
    asyncio::print("the ticker is cancelled");
  }
  loop.close();
  asyncio::print("the loop is closed: {}", loop.is_closed() ? "yes" : "no");
}
