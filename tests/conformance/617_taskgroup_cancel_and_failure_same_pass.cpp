#include "vloop.hpp"

// A child fails and the parent is cancelled from outside at the same instant: the group error is
// raised and the outside request stays counted.
Coro<> bad() {
  co_await sleep(1);
  throw ValueError("bad");
}

Coro<std::string> parent() {
  const auto me = current_task();
  try {
    co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& group) -> Coro<> {
      group.create_task(bad());
      co_await sleep(60);
    });
  } catch (const ExceptionGroup&) {
    log(describe(), "cancelling", me.cancelling());
  }
  try {
    co_await sleep(0);
    log("next await: nothing delivered");
  } catch (const CancelledError&) {
    log("next await: CancelledError");
  }
  co_return "end";
}

Coro<> async_main() {
  const auto task = create_task(parent());
  co_await sleep(1);
  co_await sleep(0);
  task.cancel();
  co_await asyncio::wait(std::vector(1, task));
  log(state(task), "requests", task.cancelling());
}

int main() { vloop::run(async_main()); }
