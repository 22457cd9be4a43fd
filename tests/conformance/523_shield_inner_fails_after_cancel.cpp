#include "vloop.hpp"

// The waiter is gone when the shielded task fails (its error is not lost if somebody still looks at
// the task).
Coro<> job() {
  co_await sleep(2);
  throw ValueError("late failure");
}

Coro<> async_main() {
  const auto task = create_task(job());
  const auto shielded = asyncio::shield(task);
  get_running_loop().call_later(1, [shielded] { shielded.cancel(); });
  try {
    co_await shielded;
  } catch (const CancelledError&) {
    log("outer cancelled");
  }
  co_await asyncio::wait(std::vector(1, task));
  log(state(task));
  const auto another = create_task(job());
  try {
    co_await asyncio::shield(another);
  } catch (const ValueError&) {
    log("passed through:", describe());
  }
}

int main() { vloop::run(async_main()); }
