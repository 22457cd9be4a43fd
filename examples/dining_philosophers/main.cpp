// Five philosophers sit around a table, with a fork between any two. To eat,
// one needs the forks on both sides, so neighbours can't eat together. If all
// took the left fork first, each could hold one and wait for ever for the
// other; so everybody takes the fork with the lower number first.
//
// Expect up to two philosophers eating at the same time, never neighbours, and
// all five to be full after 1.4 s.

#include <algorithm>
#include <asyncio/asyncio.hpp>
#include <string>
#include <vector>

asyncio::Coro<> dine(std::string name, double seconds, asyncio::Lock lower,
                     asyncio::Lock higher, double start) {
  const auto& loop = asyncio::get_running_loop();
  co_await asyncio::async_with(lower, [&]() -> asyncio::Coro<> {
    co_await asyncio::async_with(higher, [&]() -> asyncio::Coro<> {
      asyncio::print("{:.2f} s: {} eats", loop.time() - start, name);
      co_await asyncio::sleep(seconds);
      asyncio::print("{:.2f} s: {} is full", loop.time() - start, name);
    });
  });
}

asyncio::Coro<> async_main() {
  const double start = asyncio::get_running_loop().time();
  const std::vector<std::string> names = {"Kant", "Laozi", "Plato", "Hume",
                                          "Weil"};
  const std::vector<double> seconds = {0.4, 0.5, 0.6, 0.5, 0.5};
  const std::vector<asyncio::Lock> forks(names.size());

  std::vector<asyncio::Coro<>> dinners;
  for (std::size_t seat = 0; seat < names.size(); ++seat) {
    const auto [lower, higher] = std::minmax({seat, (seat + 1) % names.size()});
    dinners.push_back(
        dine(names[seat], seconds[seat], forks[lower], forks[higher], start));
  }
  co_await asyncio::gather(std::move(dinners));
}

int main() { asyncio::run(async_main()); }
