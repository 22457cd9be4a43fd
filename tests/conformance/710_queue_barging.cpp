#include "vloop.hpp"

// Queue is not strictly fair: an item put for a waiting getter can be taken by somebody who runs
// first; the robbed getter queues again, at the END.
Coro<> getter(std::string n, asyncio::Queue<std::string> q) { log(n, "got", co_await q.get()); }

Coro<> async_main() {
  const asyncio::Queue<std::string> q;
  std::vector<Task<>> ts;
  for (const char* n : {"a", "b"}) ts.push_back(create_task(getter(n, q)));
  co_await sleep(1);
  q.put_nowait("item 1");
  log("main takes it first:", q.get_nowait());
  co_await sleep(1);
  q.put_nowait("item 2");
  q.put_nowait("item 3");
  co_await gather(ts);
}

int main() { vloop::run(async_main()); }
