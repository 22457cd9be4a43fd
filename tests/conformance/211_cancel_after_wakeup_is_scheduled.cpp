#include "vloop.hpp"

// The awaited future is done but the task has not been resumed yet: cancel() still wins, the result
// is lost.
Coro<> job(Future<std::string> future) {
  try {
    log("got", co_await future);
  } catch (const CancelledError&) {
    log("cancelled although the future has", future.result());
    throw;
  }
}

Coro<> async_main() {
  const auto future = get_running_loop().create_future<std::string>();
  const auto task = create_task(job(future));
  co_await sleep(1);
  future.set_result("precious");
  log("cancel ->", task.cancel());
  co_await asyncio::wait(std::vector(1, task));
  log(state(task));
}

int main() { vloop::run(async_main()); }
