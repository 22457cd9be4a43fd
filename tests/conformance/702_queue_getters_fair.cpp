#include "vloop.hpp"

// Several getters wait: items are handed out in the order of waiting.
Coro<> getter(std::string n, asyncio::Queue<int> q) {
  log(n, "waits");
  const int v = co_await q.get();
  log(n, "got", v);
}

Coro<> async_main() {
  const asyncio::Queue<int> q;
  std::vector<Task<>> ts;
  for (const char* n : {"a", "b", "c"}) ts.push_back(create_task(getter(n, q)));
  co_await sleep(1);
  for (const int v : {10, 20}) q.put_nowait(v);
  log("two items put, size", q.qsize());
  co_await sleep(1);
  co_await q.put(30);
  co_await gather(ts);
}

int main() { vloop::run(async_main()); }
