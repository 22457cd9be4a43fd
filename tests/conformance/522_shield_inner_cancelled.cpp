#include "vloop.hpp"

using namespace asyncio;

// Cancelling the inner one cancels the shield; a shield of what is done is the same future;
// shields of shields.
Coro<int> job(int d, std::exception_ptr e = {}) {
  co_await sleep(d);
  log("job done", d);
  if (e) std::rethrow_exception(e);
  co_return d;
}

Coro<> aw(Future<int> x) {
  try {
    log("got", co_await x);
  } catch (...) {
    log("raised", describe(), current_task().cancelling());
  }
}

Coro<> async_main() {
  auto t = create_task(job(2));
  auto s = shield(t);
  auto w = create_task(aw(s));
  co_await sleep(1);
  t.cancel("inner");
  co_await w;
  log(state(s), state(t));
  t = create_task(job(1));
  co_await t;
  vloop::log(shield(t) == t);
  auto f = get_running_loop().create_future<int>();
  s = shield(f);
  bool sf = s == f;
  bool c = s.cancel("s");
  log(sf, c, s.cancelled(), f.cancelled());
  f.set_result(1);
  auto s2 = shield(f);
  vloop::log(s2 == f);
  t = create_task(job(3, std::make_exception_ptr(ValueError("v"))));
  auto ss = shield(shield(t));
  ss.add_done_callback([](auto x) { log("ss cb", x.cancelled()); });
  w = create_task(aw(ss));
  co_await sleep(1);
  w.cancel("w");
  co_await w;
  try {
    co_await t;
  } catch (const ValueError& e) {
    log("t", describe());
  }
  auto g = gather(job(1), job(2));
  auto s3 = shield(g);
  co_await sleep(0);
  s3.cancel();
  auto [a, b] = co_await g;
  log(std::vector{a, b});
  w = create_task(aw(shield(job(2))));
  co_await sleep(1);
  w.cancel();
  co_await sleep(3);
  w = create_task(aw(shield(job(2, std::make_exception_ptr(KeyError("lost"))))));
  co_await sleep(1);
  w.cancel();
  co_await sleep(3);
  log("end");
}

int main() { vloop::run(async_main()); }
