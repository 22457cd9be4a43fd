#include "vloop.hpp"

// Tutorial 003: three blocking downloads take 3 s, three coroutines 1 s.
Coro<std::string> download_sync(std::string url) {
  block(1);
  co_return url + " done";
}

Coro<std::string> download(std::string url) {
  co_await sleep(1);
  co_return url + " done";
}

Coro<> async_main() {
  const std::vector<std::string> urls = {"a", "b", "c"};
  double start = now();
  for (const auto& url : urls) co_await download_sync(url);
  log(fmt::format("{:.1f}s", now() - start));
  start = now();
  std::vector<Coro<std::string>> downloads;
  for (const auto& url : urls) downloads.push_back(download(url));
  log(co_await gather(std::move(downloads)));
  log(fmt::format("{:.1f}s", now() - start));
}

int main() { vloop::run(async_main()); }
