#include "vloop.hpp"

// A waiter is notified and then cancelled before it runs: up to 3.12 the notification is lost
// (b hangs), 3.13 passes it on to the next waiter.
Coro<> waiter(std::string n, asyncio::Condition cond) {
  co_await asyncio::async_with(cond, [&]() -> Coro<> {
    try {
      co_await cond.wait();
      log(n, "woke");
    } catch (const CancelledError&) {
      log(n, "cancelled");
      throw;
    }
  });
}

Coro<> async_main() {
  const asyncio::Condition cond;
  std::vector<Task<>> ts;
  for (const char* n : {"a", "b"}) ts.push_back(create_task(waiter(n, cond)));
  co_await sleep(1);
  co_await asyncio::async_with(cond, [&] {
    cond.notify(1);
    ts[0].cancel();
  });
  co_await asyncio::wait(ts, {.timeout = 5});
  log(state(ts[0]), "|", state(ts[1]));
}

int main() { vloop::run(async_main()); }
