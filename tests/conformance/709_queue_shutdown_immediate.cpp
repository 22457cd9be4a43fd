#include "vloop.hpp"

using namespace asyncio;

// shutdown(immediate): waiting getters, putters and joiners; after it, everything refuses.
Coro<> getter(std::string n, Queue<int> q) {
  try {
    log(n, "got", co_await q.get());
  } catch (const QueueShutDown& e) {
    log(n, "QueueShutDown", "()");
  }
}

Coro<> joiner(Queue<int>& q) {
  co_await q.join();
  log("joined");
}

Coro<> async_main() {
  Queue<int> q;
  std::vector<Task<>> gs{create_task(getter("a", q)), create_task(getter("b", q))};
  co_await sleep(1);
  q.put_nowait(1);
  q.shutdown();
  co_await gather(gs);
  q = Queue<int>(2);
  q.put_nowait(1);
  q.put_nowait(2);
  auto putter = [&](int n) -> Coro<> {
    try {
      co_await q.put(n);
    } catch (const QueueShutDown&) {
      log("putter", n, "QueueShutDown");
    }
  };
  std::vector<Task<>> ts{create_task(putter(3)), create_task(putter(4)), create_task(joiner(q))};
  co_await sleep(1);
  q.shutdown(true);
  log("shut", q.qsize(), q.empty());
  co_await gather(ts);
  try {
    q.get_nowait();
  } catch (const QueueShutDown&) {
    log("QueueShutDown");
  }
  try {
    q.put_nowait(1);
  } catch (const QueueShutDown&) {
    log("QueueShutDown");
  }
  try {
    co_await q.get();
  } catch (const QueueShutDown&) {
    log("QueueShutDown get");
  }
  try {
    co_await q.put(1);
  } catch (const QueueShutDown&) {
    log("QueueShutDown put");
  }
  q.shutdown();
  q.shutdown(true);
  log(thrown_by([&] { q.task_done(); }));
  co_await q.join();
  q = Queue<int>();
  for (int i = 0; i < 3; ++i) q.put_nowait(i);
  q.get_nowait();
  auto j = create_task(joiner(q));
  co_await sleep(1);
  q.shutdown();
  {
    auto g = q.get_nowait();
    log(g, state(j));
  }
  q.shutdown(true);
  co_await sleep(1);
  log(state(j), q.qsize());
  q.task_done();
  log(state(j));
  q.task_done();
  co_await j;
}

int main() { vloop::run(async_main()); }
