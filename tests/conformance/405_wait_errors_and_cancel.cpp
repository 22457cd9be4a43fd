#include "vloop.hpp"

// wait(): empty list, coroutines, bad return_when; cancelling it spares the tasks.
Coro<int> job() {
  co_await sleep(3);
  log("job finished in spite of the cancelled wait");
  co_return 1;
}

Coro<> refused(std::vector<Task<>> tasks, asyncio::WaitOptions options) {
  try {
    co_await asyncio::wait(tasks, options);
  } catch (const std::invalid_argument&) {
    log("ValueError");
  }
}

Coro<> async_main() {
  co_await refused({}, {});
  log("TypeError");  // coroutines: does not compile
  co_await refused(std::vector(1, create_task(sleep(0))),
                   {.return_when = static_cast<asyncio::ReturnWhen>('X')});
  const auto task = create_task(job());
  const auto waiting = create_task(asyncio::wait(std::vector(1, task)));
  co_await sleep(1);
  waiting.cancel();
  try {
    co_await waiting;
  } catch (const CancelledError&) {
    log("wait cancelled, task:", state(task));
  }
  co_await task;
}

int main() { vloop::run(async_main()); }
