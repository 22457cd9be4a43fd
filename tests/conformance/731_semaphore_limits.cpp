#include "vloop.hpp"

// Three at a time, first come first served.
Coro<> job(int n, asyncio::Semaphore sem) {
  co_await asyncio::async_with(sem, [&]() -> Coro<> {
    log("enter", n);
    co_await sleep(1 + n % 2);
  });
  log("leave", n);
}

Coro<> async_main() {
  const asyncio::Semaphore sem{3};
  std::vector<Coro<>> jobs;
  for (int n = 0; n < 6; ++n) jobs.push_back(job(n, sem));
  co_await gather(std::move(jobs));
  log("locked:", sem.locked());
}

int main() { vloop::run(async_main()); }
