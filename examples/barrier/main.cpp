// A Barrier holds tasks back until enough of them have come; then it lets all
// of them go on together.
//
// Expect three hikers to reach the hut after 1, 2 and 3 s, and none of them to
// go on before the last is there: who comes last need not even stop.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> hike(std::string name, double hours, asyncio::Barrier hut) {
  co_await asyncio::sleep(hours);
  asyncio::print("{} is at the hut", name);
  co_await hut.wait();
  asyncio::print("{} goes on", name);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  // A handle: the copies that the hikers get are the same barrier.
  const asyncio::Barrier hut{3};
  co_await asyncio::gather(hike("Ada", 2, hut), hike("Bo", 1, hut),
                           hike("Cleo", 3, hut));

  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
