#include "vloop.hpp"

// A task cancelled before its first step never runs any of its code.
Coro<> body() {
  log("never printed");
  co_await sleep(1);
}

Coro<> async_main() {
  const auto task = create_task(body());
  const bool requested = task.cancel();
  log("cancel ->", requested, "done:", task.done());
  co_await sleep(0);
  log("after one pass:", state(task));
}

int main() { vloop::run(async_main()); }
