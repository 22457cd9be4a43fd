// Prints the shortest of many sleeps of a millisecond, in seconds: browsers let the first few
// nested timers be short and then clamp them to four, however idle or busy the machine is.
#include <asyncio/asyncio.hpp>

#include <algorithm>

asyncio::Coro<> async_main() {
  auto& loop = asyncio::get_running_loop();
  double shortest = 1;
  for (int i = 0; i < 60; ++i) {
    const double started = loop.time();
    co_await asyncio::sleep(0.001);
    if (i >= 10) shortest = std::min(shortest, loop.time() - started);
  }
  asyncio::print("{:.4f}", shortest);
}

int main() { asyncio::run(async_main()); }
