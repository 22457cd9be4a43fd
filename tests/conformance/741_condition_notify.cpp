#include "vloop.hpp"

// notify(n) wakes n waiters in order; each returns when it has the lock again.
Coro<> waiter(std::string n, asyncio::Condition cond) {
  co_await asyncio::async_with(cond, [&]() -> Coro<> {
    log(n, "waits");
    co_await cond.wait();
    log(n, "notified, holds the lock:", cond.locked());
    co_await sleep(1);
  });
  log(n, "out");
}

Coro<> async_main() {
  const asyncio::Condition cond;
  std::vector<Task<>> ts;
  for (const char* n : {"a", "b", "c", "d"}) ts.push_back(create_task(waiter(n, cond)));
  co_await sleep(1);
  co_await asyncio::async_with(cond, [&] {
    cond.notify();
    log("notified 1");
  });
  co_await sleep(5);
  co_await asyncio::async_with(cond, [&]() -> Coro<> {
    cond.notify_all();
    log("notified all; they must wait for the lock");
    co_await sleep(1);
  });
  co_await gather(ts);
}

int main() { vloop::run(async_main()); }
