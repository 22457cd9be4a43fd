#include "vloop.hpp"

// cancel() only requests: the exception arrives on the task's next step.
struct Finally {
  const char* text;
  ~Finally() { log(text); }
};

Coro<> sleeper() {
  log("sleeper starts");
  const Finally at_end{"sleeper finally"};
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    log("sleeper sees CancelledError");
    throw;
  }
}

Coro<> async_main() {
  const auto task = create_task(sleeper());
  co_await sleep(1);
  const bool requested = task.cancel();
  log("cancel ->", requested, "done:", task.done(), "cancelled:", task.cancelled(),
      "cancelling:", task.cancelling());
  try {
    co_await task;
  } catch (const CancelledError&) {
    log("main sees it too; cancelled:", task.cancelled(), "cancelling:", task.cancelling());
  }
  log("cancel again ->", task.cancel());
}

int main() { vloop::run(async_main()); }
