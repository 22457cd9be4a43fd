// Three downloads of a second each, twice. First by a function that blocks, as
// an ordinary network library does; then by a coroutine, which lets the others
// have their turn while it waits for the network.
//
// Expect 3 s, then 1 s, and the same pages both times.

#include <asyncio/asyncio.hpp>
#include <string>
#include <vector>

std::string download_sync(std::string url) {
  asyncio::blocking_sleep(1);
  return "page of " + url;
}

asyncio::Coro<std::string> download(std::string url) {
  co_await asyncio::sleep(1);
  co_return "page of " + url;
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const std::vector<std::string> urls = {"cats.org", "dogs.org", "owls.org"};

  asyncio::print("sync:");
  double start = loop.time();
  for (const auto& url : urls) asyncio::print("  {}", download_sync(url));
  asyncio::print("took {:.2f} s", loop.time() - start);

  asyncio::print("async:");
  start = loop.time();
  std::vector<asyncio::Coro<std::string>> downloads;
  for (const auto& url : urls) downloads.push_back(download(url));
  const auto pages = co_await asyncio::gather(std::move(downloads));
  for (const auto& page : pages) asyncio::print("  {}", page);
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
