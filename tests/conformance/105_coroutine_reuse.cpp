#include "vloop.hpp"

// A coroutine object can be awaited once only.
Coro<std::string> download(std::string url) {
  co_await sleep(1);
  co_return url + " done";
}

Coro<> async_main() {
  auto coroutine = download("a");
  log(co_await coroutine);
  try {
    co_await coroutine;
  } catch (const RuntimeError&) {
    log(describe());
  }
  const auto task = create_task(download("b"));
  log(co_await task);
  log(co_await task, "(a task may be awaited again)");
  auto given = download("c");
  const auto taker = create_task(std::move(given));
  co_await sleep(0.5);
  try {
    co_await given;
  } catch (const RuntimeError&) {
    log(describe());
  }
  log(co_await taker);
}

int main() { vloop::run(async_main()); }
