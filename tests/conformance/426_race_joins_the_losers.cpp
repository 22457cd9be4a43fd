#include "vloop.hpp"

using namespace asyncio;

// A race whose losers are cancelled and waited for, whatever ends it.
Coro<std::string> job(std::string n, double d) {
  std::exception_ptr p;
  try {
    co_await sleep(d);
    co_return n;
  } catch (const CancelledError&) {
    log(n, "loses");
    p = std::current_exception();
  }
  co_await sleep(0.5);
  std::rethrow_exception(p);
}

Coro<std::string> first(std::vector<Coro<std::string>> cs) {
  std::vector<Task<std::string>> ts;
  for (auto& c : cs) ts.push_back(create_task(std::move(c)));
  std::exception_ptr p;
  std::string result;
  try {
    auto [done, pending] = co_await wait(ts, {.return_when = FIRST_COMPLETED});
    result = done[0].result();
  } catch (...) {
    p = std::current_exception();
  }
  for (auto& t : ts) t.cancel();
  auto r = co_await gather(return_exceptions, ts);
  std::vector<bool> b;
  for (auto& o : r) {
    bool c = false;
    try {
      o.value();
    } catch (const CancelledError&) {
      c = true;
    }
    b.push_back(c);
  }
  log("joined", b);
  if (p) std::rethrow_exception(p);
  co_return result;
}

template <class... C>
std::vector<Coro<std::string>> list(C... c) {
  std::vector<Coro<std::string>> v;
  (v.push_back(std::move(c)), ...);
  return v;
}

Coro<> async_main() {
  log(co_await first(list(job("a", 3), job("b", 2), job("c", 4))));
  try {
    co_await wait_for(first(list(job("d", 5), job("e", 6))), 1);
  } catch (const TimeoutError&) {
    log("timeout");
  }
  auto t = create_task(first(list(job("f", 5), job("g", 6))));
  co_await sleep(1);
  t.cancel();
  try {
    co_await t;
  } catch (const CancelledError&) {
    log("cancelled");
  }
}

int main() { vloop::run(async_main()); }
