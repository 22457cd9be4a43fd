#include "vloop.hpp"

using namespace asyncio;

// Permits are handed over to waiters; cancelled waiters pass them on; a bounded one counts.
Coro<> w(std::string n, Semaphore s, double d = 1) {
  try {
    co_await async_with(s, [&](auto&) -> Coro<> {
      log(n, "in", s.locked());
      co_await sleep(d);
    });
  } catch (const CancelledError&) {
    log(n, "cancelled", s.locked());
    throw;
  }
}

Coro<> zz(std::string n, Semaphore z) {
  co_await z.acquire();
  log(n, "acquired", z.locked());
}

Coro<> async_main() {
  Semaphore s{2};
  std::vector<Task<>> ts;
  for (auto n : {"a", "b", "c", "d", "e"}) ts.push_back(create_task(w(n, s)));
  co_await sleep(0.5);
  ts[2].cancel();
  co_await sleep(0.5);
  co_await sleep(0);
  log("locked", s.locked());
  co_await wait(ts);
  log(repr(s.locked()), state(ts[2]));
  auto z = Semaphore(0);
  vloop::log(z.locked());
  ts.clear();
  for (auto n : {"x", "y", "z"}) ts.push_back(create_task(zz(n, z)));
  co_await sleep(0);
  z.release(), z.release(), z.release(), z.release();
  log("released 4", z.locked());
  co_await sleep(0);
  {
    auto r = co_await z.acquire();
    log(repr(r), z.locked());
  }
  z = Semaphore(0);
  ts = {create_task(zz("p", z)), create_task(zz("q", z))};
  co_await sleep(0);
  z.release();
  ts[0].cancel();
  co_await sleep(0);
  co_await sleep(0);
  log(state(ts[0]), state(ts[1]));
  BoundedSemaphore b(1);
  log(thrown_by([&] { b.release(); }));
  co_await async_with(b, [&] { log("bounded", b.locked()); });
  log(thrown_by([&] { Semaphore(-1); }));
}

int main() { vloop::run(async_main()); }
