#include "vloop.hpp"

// Cancelling the task in wait_for cancels the inner one and waits for it.
Coro<> inner() {
  std::exception_ptr error;
  try {
    co_await sleep(10);
  } catch (...) {
    error = std::current_exception();
  }
  log("inner clean-up");
  co_await sleep(2);
  log("inner over");
  if (error) std::rethrow_exception(error);
}

Coro<> outer() {
  try {
    co_await asyncio::wait_for(inner(), 5);
  } catch (const CancelledError&) {
    log("outer cancelled (not TimeoutError)");
    throw;
  }
}

Coro<> async_main() {
  const auto task = create_task(outer());
  co_await sleep(1);
  task.cancel();
  co_await asyncio::wait(std::vector(1, task));
  log(state(task));
}

int main() { vloop::run(async_main()); }
