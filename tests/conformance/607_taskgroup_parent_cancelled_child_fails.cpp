#include "vloop.hpp"

// The parent is cancelled and a child fails in its clean-up: the group error replaces the
// cancellation.
Coro<> job() {
  try {
    co_await sleep(9);
  } catch (const CancelledError&) {
    throw ValueError("clean-up of child");
  }
}

Coro<> parent() {
  co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& group) { group.create_task(job()); });
}

Coro<> async_main() {
  const auto task = create_task(parent());
  co_await sleep(1);
  task.cancel();
  try {
    co_await task;
  } catch (const ExceptionGroup&) {
    log(describe(), "| cancelled:", task.cancelled(), "requests:", task.cancelling());
  }
}

int main() { vloop::run(async_main()); }
