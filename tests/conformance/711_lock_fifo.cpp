#include "vloop.hpp"

// Lock: waiters in FIFO order; the releasing task cannot barge in again.
Coro<> job(std::string n, asyncio::Lock lock) {
  for (int round = 0; round < 2; ++round) {
    co_await asyncio::async_with(lock, [&]() -> Coro<> {
      log(n, "has it, round", round);
      co_await sleep(1);
    });
  }
}

Coro<> async_main() {
  const asyncio::Lock lock;
  co_await gather(job("a", lock), job("b", lock), job("c", lock));
  log("locked:", lock.locked());
}

int main() { vloop::run(async_main()); }
