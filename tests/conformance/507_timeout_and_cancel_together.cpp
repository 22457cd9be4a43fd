#include "vloop.hpp"

// Deadline and external cancel at the same instant: cancellation wins, one request stays counted.
Coro<> job() {
  const auto me = current_task();
  auto cm = asyncio::timeout(2);
  try {
    co_await asyncio::async_with(cm, [] { return sleep(60); });
  } catch (const CancelledError&) {
    log("CancelledError; expired", cm.expired(), "cancelling", me.cancelling());
    throw;
  } catch (const asyncio::TimeoutError&) {
    log("TimeoutError; cancelling", me.cancelling());
  }
}

Coro<> async_main() {
  auto& loop = get_running_loop();
  for (const bool first : {true, false}) {
    Task<> task;
    const auto cancel = [&task] { task.cancel(); };
    if (first) loop.call_later(2, cancel);
    task = create_task(job());
    co_await sleep(0);
    if (!first) loop.call_later(2, cancel);
    co_await asyncio::wait(std::vector(1, task));
    log("external cancel created", first ? "first:" : "last:", state(task));
  }
}

int main() { vloop::run(async_main()); }
