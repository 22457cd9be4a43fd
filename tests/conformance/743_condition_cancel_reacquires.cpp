#include "vloop.hpp"

// A cancelled wait() leaves only after it has re-acquired the lock.
Coro<> waiter(asyncio::Condition cond) {
  co_await asyncio::async_with(cond, [&]() -> Coro<> {
    try {
      co_await cond.wait();
    } catch (const CancelledError&) {
      log("CancelledError, lock held:", cond.locked());
      throw;
    }
  });
}

Coro<> async_main() {
  const asyncio::Condition cond;
  const std::vector ts(1, create_task(waiter(cond)));
  const auto& t = ts.front();
  co_await sleep(1);
  co_await asyncio::async_with(cond, [&]() -> Coro<> {
    t.cancel();
    co_await sleep(3);
    log("main releases now; waiter done:", t.done());
  });
  co_await asyncio::wait(ts);
  log(state(t), "locked:", cond.locked());
}

int main() { vloop::run(async_main()); }
