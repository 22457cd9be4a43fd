#include "vloop.hpp"

using namespace asyncio;

// as_completed with a time limit, with a cancelled task, with items awaited later, and with a
// cancelled consumer.
Coro<std::string> job(std::string n, double d) {
  co_await sleep(d);
  co_return n;
}

Coro<> consumer() {
  std::vector<Coro<std::string>> v;
  v.push_back(job("u", 2));
  v.push_back(job("v", 4));
  for (auto c : as_completed(std::move(v))) log(co_await c);
}

Coro<> async_main() {
  std::vector<Task<std::string>> ts;
  ts.push_back(create_task(job("a", 3), "a"));
  ts.push_back(create_task(job("b", 1), "b"));
  ts.push_back(create_task(job("c", 5), "c"));
  ts.push_back(create_task(job("d", 2), "d"));
  for (auto next : as_completed(ts, 2.5)) {
    try {
      vloop::log(co_await next);
    } catch (const TimeoutError& e) {
      log("TimeoutError", std::string(e.what()).empty() ? "()" : e.what());
    }
  }
  std::vector<bool> d;
  for (auto& t : ts) d.push_back(t.done());
  vloop::log(d);
  co_await wait(ts);
  ts = {create_task(job("a", 3)), create_task(job("b", 1))};
  get_running_loop().call_later(0.5, [t = ts[0]] { t.cancel("m"); });
  for (auto next : as_completed(ts)) {
    try {
      vloop::log(co_await next);
    } catch (const CancelledError& e) {
      log("CancelledError", "('" + e.message() + "',)");
    }
  }
  std::vector<Coro<std::string>> v;
  v.push_back(job("x", 2));
  v.push_back(job("y", 1));
  std::vector<Coro<std::string>> items;
  for (auto c : as_completed(std::move(v))) items.push_back(std::move(c));
  vloop::log(items.size());
  {
    auto a = co_await items[1];
    auto b = co_await items[0];
    log(a, b);
  }
  std::vector<Coro<std::string>> v2;
  v2.push_back(job("p", 2));
  v2.push_back(job("q", 1));
  for (auto c : as_completed(std::move(v2), 0)) {
    try {
      vloop::log(co_await std::move(c));
    } catch (const TimeoutError& e) {
      log("TimeoutError");
    }
  }
  co_await sleep(5);
  std::vector<Coro<std::string>> v3;
  v3.push_back(job("r", 2));
  v3.push_back(job("s", 1));
  std::vector<Coro<std::string>> i3;
  for (auto c : as_completed(std::move(v3))) i3.push_back(std::move(c));
  vloop::log(co_await gather(std::move(i3)));
  auto t = create_task(consumer());
  co_await sleep(3);
  t.cancel();
  std::vector<Task<>> w{t};
  co_await wait(w);
  log(state(t), all_tasks().size());
  co_await sleep(2);
}

int main() { vloop::run(async_main()); }
