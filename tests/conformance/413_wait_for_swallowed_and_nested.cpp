#include "vloop.hpp"

using namespace asyncio;

// The inner one swallows the cancellation, fails instead, is done, shielded, a gather, another
// wait_for.
Coro<int> sw(int v) {
  log("sw starts");
  bool c = false;
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    log("sw swallows", current_task().cancelling());
    if (v < 0) throw ValueError("v");
    c = true;
  }
  if (c) co_await sleep(1);
  co_return v;
}

template <class A>
Coro<> att(A c, asyncio::Limit d) {
  try {
    log("result", co_await wait_for(std::move(c), d));
  } catch (...) {
    log("raised", describe(), current_task().cancelling());
  }
}

Coro<std::vector<int>> both() {
  auto [a, b] = co_await gather(sw(6), sw(7));
  co_return std::vector<int>{a, b};
}

Coro<> async_main() {
  co_await att(sw(1), 1);
  co_await att(sw(-1), 1);
  auto t = create_task(sw(2));
  co_await att(t, 1);
  log(state(t), t.cancelling());
  t = create_task(sw(3));
  co_await att(t, 0);
  log(state(t));
  t = create_task(sw(4));
  co_await sleep(0);
  co_await att(t, -1);
  log(state(t));
  t = create_task(sw(5));
  co_await sleep(0);
  co_await att(shield(t), 1);
  log(state(t));
  t.cancel();
  co_await att(t, None{});
  auto f = get_running_loop().create_future<std::string>();
  co_await att(f, 1);
  log(state(f));
  f = get_running_loop().create_future<std::string>();
  f.set_result("done");
  co_await att(f, 0);
  f = get_running_loop().create_future<std::string>();
  f.cancel("m");
  co_await att(f, 1);
  f = get_running_loop().create_future<std::string>();
  f.cancel("m");
  co_await att(f, 0);
  co_await att(gather(sw(6), sw(7)), 1);
  co_await sleep(5);
  co_await att(wait_for(sleep(3, std::string("x")), 1), 2);
  co_await att(wait_for(sleep(3, std::string("x")), 2), 1);
  co_await att(wait_for(sleep(3, std::string("x")), 1), 1);
}

int main() { vloop::run(async_main()); }
