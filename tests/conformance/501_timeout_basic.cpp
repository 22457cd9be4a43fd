#include "vloop.hpp"

// timeout(d): the body is cancelled at the deadline and the block raises TimeoutError; afterwards
// the task has no cancellation request left.
Coro<> too_slow(asyncio::Timeout& cm) {
  log("when", *cm.when(), "expired", cm.expired());
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    log("body sees CancelledError, cancelling:", current_task().cancelling());
    throw;
  }
}

Coro<> async_main() {
  auto late = asyncio::timeout(2);
  try {
    co_await asyncio::async_with(late, too_slow);
  } catch (const asyncio::TimeoutError&) {
    log("TimeoutError, cause: CancelledError expired", late.expired(),
        "cancelling:", current_task().cancelling());
  }
  auto in_time = asyncio::timeout(5);
  co_await asyncio::async_with(in_time, [] { return sleep(1); });
  log("in time, expired", in_time.expired());
  co_await sleep(10);
  log("no late effect");
}

int main() { vloop::run(async_main()); }
