#include "vloop.hpp"

using namespace asyncio;

// Waiters of a lock that are cancelled before and after they are woken; nobody barges in.
Coro<> w(std::string n, Lock l, double hold = 1) {
  try {
    co_await async_with(l, [&](auto&) -> Coro<> {
      log(n, "has it");
      co_await sleep(hold);
    });
  } catch (const CancelledError&) {
    log(n, "cancelled", l.locked());
    throw;
  }
  log(n, "out", l.locked());
}

Coro<> try_now(Lock l) {
  log("try", l.locked());
  co_await l.acquire();
  log("try got it");
  l.release();
}

Coro<> async_main() {
  Lock l;
  auto a = create_task(w("a", l)), b = create_task(w("b", l)), c = create_task(w("c", l)),
       d = create_task(w("d", l));
  std::vector<Task<>> all{a, b, c, d};
  co_await sleep(0.5);
  b.cancel();
  co_await sleep(0);
  co_await sleep(0);
  a.cancel();
  co_await wait(all);
  std::vector<std::string> s;
  for (auto& t : all) s.push_back(state(t));
  vloop::log(s);
  log(thrown_by([&] { l.release(); }));
  {
    bool x = co_await l.acquire();
    log(repr(x), l.locked());
  }
  a = create_task(w("e", l, 0));
  co_await sleep(0);
  l.release();
  log("released", l.locked());
  b = create_task(w("f", l, 0));
  co_await try_now(l);
  co_await gather(a, b);
  co_await l.acquire();
  a = create_task(w("g", l, 0));
  co_await sleep(0);
  l.release();
  a.cancel();
  all = {a};
  co_await wait(all);
  vloop::log(l.locked());
  co_await async_with(l, [] { log("free"); });
  co_await l.acquire();
  all = {create_task(w("h", l, 0)), create_task(w("i", l, 0)), create_task(w("j", l, 0))};
  co_await sleep(0);
  for (auto& x : all) x.cancel();
  l.release();
  log("acquire", co_await l.acquire());
  l.release();
  co_await wait(all);
}

int main() { vloop::run(async_main()); }
