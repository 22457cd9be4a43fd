#include "vloop.hpp"

// gather with return_exceptions, then as_completed.
Coro<std::string> download(std::string url, double delay, bool fail = false) {
  co_await sleep(delay);
  if (fail) throw OSError(url);
  co_return url + " done";
}

Coro<> async_main() {
  std::vector<Coro<std::string>> first;
  first.push_back(download("a", 1));
  first.push_back(download("b", 2, true));
  first.push_back(download("c", 1));
  std::vector<std::string> results;
  for (const auto& outcome : co_await gather(asyncio::return_exceptions, std::move(first))) {
    results.push_back(outcome ? outcome.value() : describe(outcome.error()));
  }
  log(results);
  std::vector<Coro<std::string>> second;
  second.push_back(download("a", 3));
  second.push_back(download("b", 1));
  second.push_back(download("c", 2));
  for (auto next : asyncio::as_completed(std::move(second))) log("finished:", co_await next);
}

int main() { vloop::run(async_main()); }
