// A clock that ticks once a second for five seconds. It shows the loop's own
// time, which runs evenly and never goes back, counted from the start of the
// coroutine.
//
// Expect five lines, from 0.0 s to 4.0 s. The next tick would be due just as
// the five seconds end.

#include <asyncio/asyncio.hpp>

asyncio::Coro<> display_date() {
  const auto& loop = asyncio::get_running_loop();
  const double start_time = loop.time();
  const double end_time = start_time + 5;

  while (true) {
    asyncio::print("{:.1f} s have passed", loop.time() - start_time);
    if (loop.time() + 1 >= end_time) break;
    co_await asyncio::sleep(1);
  }
}

int main() { asyncio::run(display_date()); }
