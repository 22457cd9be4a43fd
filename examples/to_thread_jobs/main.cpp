// to_thread calls an ordinary function, which may block, in a thread of its
// own. The loop stays free for others meanwhile.
//
// Expect three jobs of 1 s each to take 1 s together, and two ticks meanwhile.
// That is a program on your own machine. The page has no threads: there the
// jobs block the loop one after the other, which takes 3 s, the ticks come
// late, and a note on stderr says why.

#include <asyncio/asyncio.hpp>
#include <string>

std::string read_file(std::string name) {
  asyncio::blocking_sleep(1);  // Python's time.sleep
  return name + " is read";
}

asyncio::Coro<> tick(double start) {
  for (int i = 1; i <= 2; ++i) {
    co_await asyncio::sleep(0.4);
    asyncio::print("tick {} after {:.2f} s", i,
                   asyncio::get_running_loop().time() - start);
  }
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const auto ticks = asyncio::create_task(tick(start));
  const auto [a, b, c] =
      co_await asyncio::gather(asyncio::to_thread(read_file, "a.txt"),
                               asyncio::to_thread(read_file, "b.txt"),
                               asyncio::to_thread(read_file, "c.txt"));
  asyncio::print("{}, {}, {}", a, b, c);
  asyncio::print("three jobs took {:.2f} s", loop.time() - start);
  co_await ticks;
}

int main() { asyncio::run(async_main()); }
