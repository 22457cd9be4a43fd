#include "vloop.hpp"

// The usual "finish the critical part even when cancelled" pattern.
Coro<> commit() {
  co_await sleep(2);
  log("commit finished");
}

Coro<> worker() {
  const auto task = create_task(commit());
  std::exception_ptr cancelled;
  try {
    co_await asyncio::shield(task);
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  if (!cancelled) co_return;
  log("cancelled, but waits for the commit");
  co_await task;
  std::rethrow_exception(cancelled);
}

Coro<> async_main() {
  const auto task = create_task(worker());
  co_await sleep(1);
  task.cancel();
  co_await asyncio::wait(std::vector(1, task));
  log(state(task));
}

int main() { vloop::run(async_main()); }
