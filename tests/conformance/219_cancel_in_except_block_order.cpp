#include "vloop.hpp"

// Order of events for one cancel: the awaited future is cancelled at once, callbacks of the task
// run after its last finally, awaiters after those that registered earlier.
struct Finally {
  ~Finally() { log("1 finally of job"); }
};

Coro<> job() {
  const Finally at_end;
  co_await sleep(9);
}

Coro<> watcher(Task<> task) {
  try {
    co_await task;
  } catch (const CancelledError&) {
    log("3 watcher resumes");
  }
}

Coro<> async_main() {
  const auto task = create_task(job());
  task.add_done_callback([] { log("2 callback registered first"); });
  const auto watching = create_task(watcher(task));
  co_await sleep(1);
  task.add_done_callback([] { log("4 callback registered last"); });
  task.cancel();
  log("0 cancel returned");
  co_await watching;
  log("5 main");
}

int main() { vloop::run(async_main()); }
