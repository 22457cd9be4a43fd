#include "vloop.hpp"

// A task may swallow the cancellation: it ends normally, not cancelled.
Coro<std::string> stubborn() {
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    log("swallowed; cancelling:", current_task().cancelling());
  }
  co_await sleep(2);
  co_return "finished anyway";
}

Coro<> async_main() {
  const auto task = create_task(stubborn());
  co_await sleep(1);
  task.cancel();
  log(co_await task);
  log("cancelled:", task.cancelled(), "cancelling:", task.cancelling());
}

int main() { vloop::run(async_main()); }
