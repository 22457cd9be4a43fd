#include "vloop.hpp"

// put() blocks when full, get() when empty; waiting putters and getters FIFO.
Coro<> producer(asyncio::Queue<int> q) {
  for (int i = 0; i < 5; ++i) {
    co_await q.put(i);
    log("put", i, "size", q.qsize());
  }
}

Coro<> consumer(asyncio::Queue<int> q) {
  for (int i = 0; i < 5; ++i) {
    co_await sleep(1);
    log("got", co_await q.get());
  }
}

Coro<> async_main() {
  const asyncio::Queue<int> q{2};
  co_await gather(producer(q), consumer(q));
  log("empty", q.empty(), "full", q.full(), "maxsize", q.maxsize());
}

int main() { vloop::run(async_main()); }
