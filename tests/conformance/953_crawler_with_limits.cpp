#include <map>
#include <set>

#include "vloop.hpp"

// A crawl: at most two fetches at a time, one page fails, all in a TaskGroup.
const std::map<std::string, std::vector<std::string>> links = {
    {"/", {"/a", "/b"}}, {"/a", {"/c", "/"}}, {"/b", {"/c", "/d"}}, {"/c", {}}, {"/d", {"/a"}}};
const std::map<std::string, int> cost = {{"/", 1}, {"/a", 2}, {"/b", 1}, {"/c", 1}, {"/d", 3}};

Coro<> crawl(TaskGroup& group, asyncio::Semaphore sem, std::set<std::string>& seen,
             std::string url) {
  co_await asyncio::async_with(sem, [&]() -> Coro<> {
    log("fetch", url);
    co_await sleep(cost.at(url));
  });
  if (url == "/d") {
    log("cannot parse", url);
    co_return;
  }
  for (const std::string& u : links.at(url)) {
    if (seen.insert(u).second) group.create_task(crawl(group, sem, seen, u));
  }
}

Coro<> async_main() {
  std::set<std::string> seen{"/"};
  const asyncio::Semaphore sem{2};
  co_await asyncio::async_with(
      TaskGroup{}, [&](TaskGroup& group) { group.create_task(crawl(group, sem, seen, "/")); });
  log("seen", std::vector(seen.begin(), seen.end()));
}

int main() { vloop::run(async_main()); }
