#include "vloop.hpp"

// Five philosophers, forks taken in a fixed order: no deadlock, exact schedule.
Coro<> philosopher(int i, std::vector<asyncio::Lock> forks) {
  const auto left = static_cast<std::size_t>(i);
  const auto right = static_cast<std::size_t>((i + 1) % 5);
  const auto [a, b] = left < right ? std::pair(left, right) : std::pair(right, left);
  const asyncio::Lock first = forks[a];
  const asyncio::Lock second = forks[b];
  co_await asyncio::async_with(first, [&]() -> Coro<> {
    co_await asyncio::async_with(second, [&]() -> Coro<> {
      log("philosopher", i, "eats");
      co_await sleep(1);
    });
  });
  log("philosopher", i, "leaves");
}

Coro<> async_main() {
  const std::vector<asyncio::Lock> forks(5);
  std::vector<Coro<>> philosophers;
  for (int i = 0; i < 5; ++i) philosophers.push_back(philosopher(i, forks));
  co_await gather(std::move(philosophers));
}

int main() { vloop::run(async_main()); }
