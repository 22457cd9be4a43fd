#include "vloop.hpp"

// Cancelled by a sibling before the first step, by a callback in the pass of the last step, and
// after the result was set.
Coro<std::string> job(std::string n) {
  log(n, "starts");
  co_await sleep(0);
  log(n, "ends");
  co_return n;
}

Coro<> killer(std::vector<Task<std::string>>& ts) {
  for (auto& t : ts) log("kill", t.get_name(), t.cancel());
  co_return;
}

Coro<std::string> w(Future<std::string> f) {
  try {
    co_return co_await f;
  } catch (const CancelledError&) {
    co_return "swallowed";
  }
}

Coro<> async_main() {
  auto& loop = get_running_loop();
  std::vector<Task<std::string>> k;
  create_task(killer(k));
  auto a = create_task(job("a"), "a");
  auto b = create_task(job("b"), "b");
  k = {b};
  b.add_done_callback([a](auto& t) { log("b done", t.cancelled(), state(a)); });
  a.add_done_callback([](Task<std::string> t) { log("a done", state(t)); });
  std::vector w1{a, b};
  co_await asyncio::wait(w1);
  co_await sleep(0);
  auto c = create_task(job("c"), "c");
  co_await sleep(0);
  loop.call_soon([c] { c.cancel(); });
  try {
    vloop::log(co_await c);
  } catch (const CancelledError&) {
    log("c cancelled", c.cancelled());
  }
  auto f = loop.create_future<std::string>();
  auto t = create_task(w(f));
  co_await sleep(0);
  f.set_result("r");
  loop.call_soon([=] { t.cancel(); });
  {
    auto r = co_await t;
    log(r, t.cancelling());
  }
  f = loop.create_future<std::string>();
  t = create_task(w(f));
  co_await sleep(0);
  loop.call_soon([&] { t.cancel(); });
  loop.call_soon([&] { f.cancel(); });
  {
    auto r = co_await t;
    log(r, t.cancelling());
  }
}

int main() { vloop::run(async_main()); }
