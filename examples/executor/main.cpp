// A ThreadPoolExecutor is a pool of threads of your own. With two of them, four
// jobs run in two waves: the third waits until the first has left its thread.
//
// Expect the first wave after 0.5 s and 0.7 s, the second after 1.0 s and
// 1.4 s. That is a program on your own machine. The page has no threads: there
// the jobs block the loop one after the other, so it hears of all four when the
// last is over, after 2.4 s, and a note on stderr says why.

#include <asyncio/asyncio.hpp>

int square(int number, double seconds) {
  asyncio::blocking_sleep(seconds);  // a long computation
  return number * number;
}

asyncio::Coro<> compute(const asyncio::ThreadPoolExecutor& pool, int number,
                        double seconds) {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();
  const int result =
      co_await loop.run_in_executor(pool, square, number, seconds);
  asyncio::print("{0} * {0} = {1} after {2:.2f} s", number, result,
                 loop.time() - start);
}

asyncio::Coro<> async_main() {
  const asyncio::ThreadPoolExecutor pool{2};
  co_await asyncio::gather(compute(pool, 1, 0.5), compute(pool, 2, 0.7),
                           compute(pool, 3, 0.5), compute(pool, 4, 0.7));
}

int main() { asyncio::run(async_main()); }
