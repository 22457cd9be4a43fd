#include <algorithm>

#include "vloop.hpp"

using namespace asyncio;

// FIRST_COMPLETED may give several; waiting with a time limit; a limit that ends with the task.
Coro<std::string> job(std::string n, double d, std::exception_ptr e = nullptr) {
  co_await sleep(d);
  if (e) std::rethrow_exception(e);
  co_return n;
}

std::vector<std::string> names(const std::vector<Task<std::string>>& ts) {
  std::vector<std::string> r;
  for (auto& t : ts) r.push_back(t.get_name());
  return r;
}

Coro<> w(Task<std::string> t) {
  try {
    std::vector fs{t};
    co_await wait(fs, {.timeout = 2});
  } catch (const CancelledError& e) {
    log("wait cancelled", "('" + e.message() + "',)", t.cancelled(), t.cancelling());
    throw;
  }
}

Coro<> async_main() {
  std::vector<Task<std::string>> ts{create_task(job("a", 2), "a"), create_task(job("b", 1), "b"),
                                    create_task(job("c", 1), "c"), create_task(job("d", 3), "d")};
  {
    auto [d, p] = co_await wait(ts, {.return_when = FIRST_COMPLETED});
    log(names(d), names(p));
  }
  std::vector<Task<std::string>> rest;
  {
    auto [d, p] = co_await wait(ts, {.return_when = FIRST_COMPLETED});
    log(names(d), names(p));
    rest = p;
  }
  {
    auto [d, p] = co_await wait(rest, {.return_when = FIRST_COMPLETED});
    log(names(d), names(p));
  }
  for (double to : std::vector<double>{0, 0.5, 0.5}) {
    auto [d, p] = co_await wait(ts, {.timeout = to});
    log(names(d), names(p));
  }
  ts = {create_task(job("x", 1, std::make_exception_ptr(ValueError("x"))), "x"),
        create_task(job("y", 1), "y"), create_task(job("z", 2), "z")};
  {
    auto [d, p] = co_await wait(ts, {.return_when = FIRST_EXCEPTION});
    log(names(d), names(p), state(ts[0]));
  }
  auto f = get_running_loop().create_future<int>();
  get_running_loop().call_later(1, [=] { f.set_result(3); });
  {
    std::vector fs{f};
    auto [d, p] = co_await wait(fs, {.timeout = 5});
    log(d[0].result(), p.empty() ? "set()" : "");
  }
  {
    std::vector fs{ts[2]};
    auto [d, p] = co_await wait(fs, {.timeout = 5, .return_when = FIRST_EXCEPTION});
    log(d.size(), p.size());
  }
  auto t = create_task(job("s", 1), "s");
  co_await sleep(0);
  {
    std::vector fs{t};
    auto [d, p] = co_await wait(fs, {.timeout = 1});
    log("tie 1", d.size(), p.size());
  }
  t = create_task(job("s", 1), "s");
  {
    std::vector fs{t};
    auto [d, p] = co_await wait(fs, {.timeout = 1});
    log("tie 2", d.size(), p.size());
  }
  co_await t;
  t = create_task(job("t", 3), "t");
  auto u = create_task(w(t));
  co_await sleep(1);
  u.cancel("m");
  std::vector<Task<>> ut{u, t};
  co_await wait(ut);
  log(state(u), state(t));
}

int main() { vloop::run(async_main()); }
