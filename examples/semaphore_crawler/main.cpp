// A crawler follows the links of a small site. Each page that it finds becomes
// a task of the TaskGroup, so the block ends when nothing is left to visit; the
// Semaphore lets only two tasks download at a time.
//
// Expect the front page after 0.5 s, then the others in pairs, although three
// of them are known by then. Without the limit all would be over after 1.5 s.

#include <asyncio/asyncio.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

const std::map<std::string, std::vector<std::string>> site = {
    {"/", {"/news", "/shop", "/help"}},
    {"/news", {"/", "/news/1"}},
    {"/shop", {"/shop/hats", "/help"}},
    {"/help", {"/"}},
    {"/news/1", {"/news"}},
    {"/shop/hats", {"/shop"}},
};

struct Crawler {
  double start = asyncio::get_running_loop().time();
  asyncio::TaskGroup group;
  asyncio::Semaphore limit{2};
  std::set<std::string> found;

  void follow(const std::string& page) {
    if (found.insert(page).second) group.create_task(visit(page));
  }

  asyncio::Coro<> visit(std::string page) {
    co_await asyncio::async_with(limit, []() -> asyncio::Coro<> {
      co_await asyncio::sleep(0.5);  // the download
    });
    const double time = asyncio::get_running_loop().time() - start;
    asyncio::print("{} after {:.2f} s", page, time);
    for (const auto& link : site.at(page)) follow(link);
  }
};

asyncio::Coro<> async_main() {
  Crawler crawler;
  co_await asyncio::async_with(crawler.group, [&] { crawler.follow("/"); });
  asyncio::print("found {} pages", crawler.found.size());
}

int main() { asyncio::run(async_main()); }
