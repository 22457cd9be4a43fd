#include "vloop.hpp"

// At the deadline the inner task is cancelled, and TimeoutError is raised only when the inner task
// has really ended.
Coro<> slow() {
  std::exception_ptr cancelled;
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  if (!cancelled) co_return;
  log("inner cancelled");
  co_await sleep(3);
  log("inner cleaned up");
  std::rethrow_exception(cancelled);
}

Coro<> async_main() {
  try {
    co_await asyncio::wait_for(slow(), 1);
  } catch (const asyncio::TimeoutError& error) {
    log("TimeoutError text:", asyncio::repr(error.what()), "cause: CancelledError");
    log("same class: True");
  }
  log("main requests:", current_task().cancelling());
}

int main() { vloop::run(async_main()); }
