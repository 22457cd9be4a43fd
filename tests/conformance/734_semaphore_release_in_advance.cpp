#include "vloop.hpp"

// Permits released before anybody waits are kept; acquire does not yield then.
Coro<> bystander() {
  log("bystander");
  co_return;
}

Coro<> async_main() {
  const asyncio::Semaphore sem{0};
  for (int i = 0; i < 3; ++i) sem.release();
  create_task(bystander());
  for (int i = 0; i < 3; ++i) {
    co_await sem.acquire();
    log("acquired", i);
  }
  log("locked:", sem.locked());
  co_await asyncio::async_with(asyncio::Lock{}, [] { log("a free lock does not yield either"); });
  const asyncio::Queue<int> q;
  co_await q.put(1);
  log("nor does a queue:", co_await q.get());
  co_await sleep(0);
}

int main() { vloop::run(async_main()); }
