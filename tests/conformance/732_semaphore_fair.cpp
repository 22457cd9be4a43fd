#include "vloop.hpp"

// A newcomer cannot overtake a waiter that has been woken but not yet run.
Coro<> taker(std::string n, asyncio::Semaphore sem) {
  co_await sem.acquire();
  log(n, "acquired");
}

Coro<> async_main() {
  const asyncio::Semaphore sem{0};
  std::vector<Task<>> ts;
  for (const char* n : {"a", "b"}) ts.push_back(create_task(taker(n, sem)));
  co_await sleep(1);
  sem.release();
  log("locked after release:", sem.locked());
  const auto late = create_task(taker("late", sem));
  co_await sleep(0);
  co_await sleep(0);
  log("late waits:", !late.done(), "b waits:", !ts[1].done());
  sem.release();
  sem.release();
  ts.push_back(late);
  co_await gather(ts);
}

int main() { vloop::run(async_main()); }
