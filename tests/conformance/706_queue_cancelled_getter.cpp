#include "vloop.hpp"

using namespace asyncio;

// A getter or a putter that was woken and then cancelled wakes the next one.
Coro<> getter(std::string n, Queue<int> q) {
  try {
    log(n, "got", co_await q.get());
  } catch (const CancelledError&) {
    log(n, "cancelled", q.qsize());
    throw;
  }
}

Coro<> putter(std::string n, Queue<std::string> p) {
  try {
    co_await p.put(n);
    log("put", n);
  } catch (const CancelledError&) {
    log("not put", n);
    throw;
  }
}

Coro<> async_main() {
  Queue<int> q;
  auto a = create_task(getter("a", q)), b = create_task(getter("b", q)),
       c = create_task(getter("c", q));
  co_await sleep(1);
  q.put_nowait(1);
  a.cancel();
  co_await sleep(1);
  log(state(a), state(b), state(c), q.qsize());
  q.put_nowait(2);
  q.put_nowait(3);
  c.cancel();
  co_await sleep(1);
  {
    auto s = q.qsize();
    auto x = q.get_nowait();
    log(state(c), s, x, q.qsize() ? repr(q.get_nowait()) : "None");
  }
  try {
    co_await wait_for(q.get(), 1);
  } catch (const TimeoutError&) {
    log("timeout");
  }
  q.put_nowait(4);
  vloop::log(co_await wait_for(q.get(), 1));
  a = create_task(getter("d", q));
  b = create_task(getter("e", q));
  c = create_task(getter("f", q));
  co_await sleep(1);
  b.cancel();
  co_await sleep(0);
  q.put_nowait(5);
  q.put_nowait(6);
  co_await gather(a, c);
  Queue<std::string> p(1);
  p.put_nowait("first");
  auto x = create_task(putter("x", p));
  auto y = create_task(putter("y", p));
  co_await sleep(1);
  vloop::log(p.get_nowait());
  x.cancel();
  co_await sleep(1);
  {
    auto g = p.get_nowait();
    log(g, state(y));
  }
}

int main() { vloop::run(async_main()); }
