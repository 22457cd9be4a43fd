#include "vloop.hpp"

// join() waits until task_done() was called once per item.
Coro<> worker(int n, asyncio::Queue<int> q) {
  while (true) {
    const int item = co_await q.get();
    co_await sleep(item);
    log("worker", n, "finished item", item);
    q.task_done();
  }
}

Coro<> async_main() {
  const asyncio::Queue<int> q;
  co_await q.join();
  log("join of an empty queue returns at once");
  for (const int d : {3, 1, 2, 1}) q.put_nowait(d);
  std::vector<Task<>> ws;
  for (int n = 0; n < 2; ++n) ws.push_back(create_task(worker(n, q)));
  co_await q.join();
  log("joined");
  for (const auto& w : ws) w.cancel();
  co_await gather(asyncio::return_exceptions, ws);
  log(thrown_by([&] { q.task_done(); }));
}

int main() { vloop::run(async_main()); }
