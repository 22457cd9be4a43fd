#include "vloop.hpp"

// Acquiring a lock twice in one task waits for ever.
Coro<> async_main() {
  const asyncio::Lock lock;
  co_await asyncio::async_with(lock, [&]() -> Coro<> {
    log("first acquire");
    try {
      co_await asyncio::async_with(asyncio::timeout(3), [&] { return lock.acquire(); });
    } catch (const asyncio::TimeoutError&) {
      log("second acquire never came; locked:", lock.locked());
    }
  });
  log("locked:", lock.locked());
}

int main() { vloop::run(async_main()); }
