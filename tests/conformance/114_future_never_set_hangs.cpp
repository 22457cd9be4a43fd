#include "vloop.hpp"

// Nobody sets the future: the program would wait for ever. The loop is run by hand, because
// asyncio::run would cancel main before it lets the deadlock be seen.
struct Finally {
  ~Finally() { log("main is cancelled by the harness after it saw the hang"); }
};

Coro<> async_main() {
  const auto f = get_running_loop().create_future();
  log("waiting for a future nobody sets");
  const Finally at_the_end;
  co_await f;
}

int main() {
  const auto loop = asyncio::new_event_loop(vloop::host.get());
  const auto task = loop.create_task(async_main());
  try {
    loop.run_until_complete(task);
  } catch (const asyncio::DeadlockError&) {
    log("HANG");
  }
  task.cancel();
  try {
    loop.run_until_complete(task);
  } catch (const CancelledError&) {
  }
  log("harness returned");
}
