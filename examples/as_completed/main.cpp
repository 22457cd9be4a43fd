// as_completed gives results in the order in which they come, so that you can
// use the first while the others are still on their way. (gather gives them all
// together, in the order of its arguments.)
//
// Expect "weather", then "sport", then "news", a second apart, though they were
// asked for in another order.

#include <asyncio/asyncio.hpp>
#include <string>
#include <vector>

asyncio::Coro<std::string> download(std::string page, double delay) {
  co_await asyncio::sleep(delay);
  co_return page;
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  std::vector<asyncio::Coro<std::string>> downloads;
  downloads.push_back(download("news", 3));
  downloads.push_back(download("weather", 1));
  downloads.push_back(download("sport", 2));

  for (auto next : asyncio::as_completed(std::move(downloads))) {
    const std::string page = co_await next;
    asyncio::print("{} after {:.2f} s", page, loop.time() - start);
  }
}

int main() { asyncio::run(async_main()); }
