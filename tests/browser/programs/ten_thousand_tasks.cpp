// 10 000 tasks, which a hundred tasks make between them and which sleep up to two seconds: more
// lanes than any screen shows.
#include <asyncio/asyncio.hpp>

#include <vector>

constexpr int families = 99;
constexpr int children = 100;

asyncio::Coro<> nap(int number) { co_await asyncio::sleep(0.1 + 0.0019 * (number % 1000)); }

asyncio::Coro<> make_family(int family) {
  std::vector<asyncio::Coro<>> naps;
  for (int i = 0; i < children; ++i) naps.push_back(nap(family * children + i));
  co_await asyncio::gather(std::move(naps));
}

asyncio::Coro<> async_main() {
  std::vector<asyncio::Coro<>> tasks;
  for (int i = 0; i < families; ++i) tasks.push_back(make_family(i));
  co_await asyncio::gather(std::move(tasks));
  asyncio::print("all {} have slept", families * children);
}

int main() { asyncio::run(async_main()); }
