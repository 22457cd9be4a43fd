#include "vloop.hpp"

// The body swallows the cancellation: no TimeoutError, yet expired() is true.
Coro<> swallowing() {
  try {
    co_await sleep(60);
  } catch (const CancelledError&) {
    log("swallowed");
  }
  co_await sleep(2);
  log("body goes on past its deadline");
}

Coro<> async_main() {
  auto cm = asyncio::timeout(1);
  co_await asyncio::async_with(cm, swallowing);
  log("no error, expired", cm.expired(), "cancelling", current_task().cancelling());
}

int main() { vloop::run(async_main()); }
