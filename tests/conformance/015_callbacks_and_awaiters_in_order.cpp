#include "vloop.hpp"

// Callbacks and awaiters of one future are called in the order in which they came.
template <class T>
Coro<> waiter(std::string n, Future<T> f) {
  log(n, "waits");
  log(n, "got", co_await f);
}

Coro<> async_main() {
  auto& loop = get_running_loop();
  auto f = loop.create_future<int>();
  auto g = loop.create_future<std::string>();
  auto a = create_task(waiter("a", f));
  co_await sleep(0);
  f.add_done_callback([g](const Future<int>& fut) {
    log("cb1", fut.result());
    g.set_result("g");
  });
  auto b = create_task(waiter("b", f));
  auto c = create_task(waiter("c", g));
  co_await sleep(0);
  f.add_done_callback([](auto) { log("cb2"); });
  g.add_done_callback([](auto&&) { log("cb g"); });
  loop.call_soon([] { log("soon before"); });
  f.set_result(7);
  f.add_done_callback([] { log("cb3 late"); });
  loop.call_soon([] { log("soon after"); });
  log("set");
  vloop::log(co_await f);
  co_await gather(a, b, c);
  log("end");
}

int main() { vloop::run(async_main()); }
