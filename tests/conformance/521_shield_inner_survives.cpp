#include "vloop.hpp"

// Cancelling the waiter leaves the shielded task running.
Coro<std::string> job() {
  co_await sleep(3);
  log("job done");
  co_return "value";
}

Coro<> waiter(Task<std::string> task) {
  try {
    co_await asyncio::shield(task);
  } catch (const CancelledError&) {
    log("waiter cancelled; task:", state(task));
    throw;
  }
}

Coro<> async_main() {
  const auto task = create_task(job());
  const auto waiting = create_task(waiter(task));
  co_await sleep(1);
  waiting.cancel();
  co_await asyncio::wait(std::vector(1, waiting));
  log("waiter", state(waiting));
  log(co_await task);
}

int main() { vloop::run(async_main()); }
