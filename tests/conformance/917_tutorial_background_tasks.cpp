#include "vloop.hpp"

// Tutorial 003: both tasks are on their way before the first await; results later.
Coro<std::string> download(std::string url) {
  log("begin", url);
  co_await sleep(1);
  co_return url + " done";
}

Coro<> async_main() {
  const auto t1 = create_task(download("a"));
  const auto t2 = create_task(download("b"));
  log("created");
  log(co_await t1);
  log(co_await t2);
}

int main() { vloop::run(async_main()); }
