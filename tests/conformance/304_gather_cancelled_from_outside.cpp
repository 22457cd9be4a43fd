#include "vloop.hpp"

// Cancelling the waiter of a gather cancels every child; the gather is over as soon as the first
// child has ended cancelled, not when all have.
Coro<> job(std::string name, double cleanup) {
  std::exception_ptr cancelled;
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  log(name, "cancelled, cleans up", static_cast<int>(cleanup));
  co_await sleep(cleanup);
  log(name, "cleaned up");
  std::rethrow_exception(cancelled);
}

Coro<> runner() { co_await gather(job("a", 2), job("b", 1), job("c", 3)); }

Coro<> async_main() {
  const auto task = create_task(runner());
  co_await sleep(1);
  task.cancel();
  try {
    co_await task;
  } catch (const CancelledError&) {
    log("gather over");
  }
  co_await sleep(5);
  log("end");
}

int main() { vloop::run(async_main()); }
