#include "vloop.hpp"

// Both deadlines at one instant: two requests are counted, so the inner block passes CancelledError
// on and only the outer one raises TimeoutError.
Coro<> async_main() {
  const auto task = current_task();
  auto outer = asyncio::timeout(2);
  auto inner = asyncio::timeout(2);
  try {
    co_await asyncio::async_with(outer, [&]() -> Coro<> {
      try {
        co_await asyncio::async_with(inner, [] { return sleep(60); });
      } catch (const asyncio::TimeoutError&) {
        log("inner TimeoutError, cancelling", task.cancelling());
        throw;
      } catch (const CancelledError&) {
        log("inner CancelledError, cancelling", task.cancelling());
        throw;
      }
    });
  } catch (const asyncio::TimeoutError&) {
    log("outer TimeoutError");
  }
  log("expired", outer.expired(), inner.expired(), "cancelling", task.cancelling());
}

int main() { vloop::run(async_main()); }
