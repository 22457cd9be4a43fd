#include "vloop.hpp"

// A coroutine that raises CancelledError by itself ends up cancelled.
Coro<> quitter() {
  co_await sleep(1);
  throw CancelledError("my own idea");
}

Coro<> async_main() {
  const auto task = create_task(quitter());
  try {
    co_await task;
  } catch (const CancelledError&) {
    log("awaiter sees", describe());
  }
  log("cancelled:", task.cancelled(), "requests:", task.cancelling());
  log("main's own requests:", current_task().cancelling());
}

int main() { vloop::run(async_main()); }
