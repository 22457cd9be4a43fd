#include "vloop.hpp"

// With return_exceptions a cancelled gather waits for all the children and then still raises
// CancelledError instead of returning the list.
Coro<std::string> job(std::string name, double cleanup, bool swallow = false) {
  std::exception_ptr cancelled;
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  co_await sleep(cleanup);
  log(name, "out");
  if (!swallow) std::rethrow_exception(cancelled);
  co_return name;
}

Coro<> runner() {
  const auto results =
      co_await gather(asyncio::return_exceptions, job("a", 2), job("b", 1), job("c", 3, true));
  log("never printed", results);
}

Coro<> async_main() {
  const auto task = create_task(runner());
  co_await sleep(1);
  task.cancel();
  try {
    co_await task;
  } catch (const CancelledError&) {
    log("gather over");
  }
}

int main() { vloop::run(async_main()); }
