#include "vloop.hpp"

// A task that swallows several cancels, one per await.
Coro<> tough(int lives) {
  while (true) {
    try {
      co_await sleep(100);
    } catch (const CancelledError&) {
      --lives;
      log("hit, lives left:", lives);
      if (lives == 0) throw;
    }
  }
}

Coro<> async_main() {
  const auto task = create_task(tough(3));
  int n = 0;
  while (!task.done()) {
    co_await sleep(1);
    task.cancel();
    ++n;
    co_await sleep(0);
  }
  log("needed", n, "cancelling:", task.cancelling(), state(task));
}

int main() { vloop::run(async_main()); }
