#include "vloop.hpp"

// A parent cancelled twice while it waits for children that resist.
Coro<> resist() {
  for (int i = 0; i < 3; ++i) {
    try {
      co_await sleep(10);
      log("slept through", i);
      co_return;
    } catch (const CancelledError&) {
      log("resists", i);
    }
  }
}

Coro<> parent() {
  co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& group) { group.create_task(resist()); });
}

Coro<> async_main() {
  const auto task = create_task(parent());
  for (int i = 0; i < 2; ++i) {
    co_await sleep(1);
    task.cancel();
  }
  co_await asyncio::wait(std::vector(1, task));
  log(state(task), "requests", task.cancelling());
}

int main() { vloop::run(async_main()); }
