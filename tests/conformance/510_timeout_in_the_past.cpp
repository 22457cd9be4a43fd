#include "vloop.hpp"

// A deadline in the past fires at the first suspension; a body that never suspends leaves the block
// normally.
Coro<> yielding() {
  log("about to yield");
  co_await sleep(0);
  log("one yield survived");
  co_await sleep(0);
  log("second yield survived");
}

Coro<> async_main() {
  auto at_once = asyncio::timeout(0);
  co_await asyncio::async_with(at_once, [] { log("no suspension here"); });
  log("expired", at_once.expired());
  auto past = asyncio::timeout(-1);
  try {
    co_await asyncio::async_with(past, yielding);
  } catch (const asyncio::TimeoutError&) {
    log("TimeoutError, expired", past.expired());
  }
}

int main() { vloop::run(async_main()); }
