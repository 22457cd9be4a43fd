#include "vloop.hpp"

// A putter cancelled while waiting: its item is not in the queue, the next putter gets the free
// place.
Coro<> putter(asyncio::Queue<std::string> q, std::string v) {
  try {
    co_await q.put(v);
    log("put", v);
  } catch (const CancelledError&) {
    log("putter of", v, "cancelled");
    throw;
  }
}

Coro<> async_main() {
  const asyncio::Queue<std::string> q{1};
  co_await q.put("first");
  std::vector<Task<>> ts;
  for (const char* v : {"x", "y"}) ts.push_back(create_task(putter(q, v)));
  co_await sleep(1);
  log("free one place:", q.get_nowait());
  ts[0].cancel();
  co_await asyncio::wait(ts);
  const std::string left = q.get_nowait();
  log("in the queue:", left, q.empty());
}

int main() { vloop::run(async_main()); }
