#include "vloop.hpp"

// A waiter cancelled after the lock was passed to it lets the next one have it.
Coro<> waiter(std::string n, asyncio::Lock lock) {
  try {
    co_await asyncio::async_with(lock, [&] { log(n, "has the lock"); });
  } catch (const CancelledError&) {
    log(n, "cancelled");
    throw;
  }
}

Coro<> async_main() {
  const asyncio::Lock lock;
  co_await lock.acquire();
  std::vector<Task<>> ts;
  for (const char* n : {"a", "b", "c"}) ts.push_back(create_task(waiter(n, lock)));
  co_await sleep(1);
  ts[1].cancel();
  co_await sleep(0);
  lock.release();
  ts[0].cancel();
  co_await asyncio::wait(ts);
  std::vector<std::string> states;
  for (const auto& t : ts) states.push_back(state(t));
  log("locked:", lock.locked(), states);
}

int main() { vloop::run(async_main()); }
