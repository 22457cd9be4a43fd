#include "vloop.hpp"

// shutdown(): no more puts; gets go on until the queue is empty.
Coro<> getter(std::string n, asyncio::Queue<int> q) {
  try {
    while (true) {
      log(n, "got", co_await q.get());
      q.task_done();
      co_await sleep(1);
    }
  } catch (const asyncio::QueueShutDown&) {
    log(n, "QueueShutDown");
  }
}

Coro<> putter(asyncio::Queue<int> q) {
  try {
    co_await q.put(3);
  } catch (const asyncio::QueueShutDown&) {
    log("blocked putter: QueueShutDown");
  }
}

Coro<> async_main() {
  const asyncio::Queue<int> q{2};
  q.put_nowait(1);
  q.put_nowait(2);
  const auto p = create_task(putter(q));
  co_await sleep(1);
  q.shutdown();
  try {
    q.put_nowait(4);
  } catch (const asyncio::QueueShutDown&) {
    log("put_nowait: QueueShutDown");
  }
  const auto g = create_task(getter("g", q));
  co_await gather(p, g);
  co_await q.join();
  log("joined");
}

int main() { vloop::run(async_main()); }
