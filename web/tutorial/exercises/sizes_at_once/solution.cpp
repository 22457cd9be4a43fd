// From Python:
//
//     pages = ["news", "weather", "sport"]
//     sizes = await asyncio.gather(*[fetch(page) for page in pages])
//
// Coroutines are moved, not copied: into the vector, and with it into gather.

#include <asyncio/asyncio.hpp>
#include <string>
#include <utility>
#include <vector>

asyncio::Coro<int> fetch(std::string page) {
  co_await asyncio::sleep(1);
  co_return static_cast<int>(page.size());
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const std::vector<std::string> pages{"news", "weather", "sport"};
  std::vector<asyncio::Coro<int>> fetches;
  for (const auto& page : pages) fetches.push_back(fetch(page));
  const auto sizes = co_await asyncio::gather(std::move(fetches));

  asyncio::print("{}", sizes);
  asyncio::print("took {:.0f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
