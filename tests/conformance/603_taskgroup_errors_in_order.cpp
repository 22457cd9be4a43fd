#include "vloop.hpp"

using namespace asyncio;

// The order of the errors in a group, groups in groups, and a body that swallows the
// cancellation.
Coro<std::string> job(std::string n, double d, std::exception_ptr e = nullptr, double clean = 0) {
  std::exception_ptr p;
  try {
    co_await sleep(d);
    log(n, e ? "fails" : "done");
    if (e) std::rethrow_exception(e);
    co_return n;
  } catch (const CancelledError&) {
    log(n, "cancelled");
    p = std::current_exception();
  }
  if (clean > 0) co_await sleep(clean);
  if (clean > 1) throw OSError(n);
  std::rethrow_exception(p);
}

template <class E>
std::exception_ptr ex(const char* t) {
  return std::make_exception_ptr(E(t));
}

Coro<> inner() {
  co_await async_with(TaskGroup(), [&](TaskGroup& i) -> Coro<> {
    i.create_task(job("i1", 1, ex<ValueError>("i1")));
    i.create_task(job("i2", 1, ex<OSError>("i2")));
    co_return;
  });
}

std::string d(const ExceptionGroup& g) { return describe(std::make_exception_ptr(g)); }

Coro<> async_main() {
  Task<std::string> a, b, c;
  try {
    co_await async_with(TaskGroup{}, [&](TaskGroup& tg) -> Coro<> {
      a = tg.create_task(job("a", 1));
      b = tg.create_task(job("b", 2, ex<ValueError>("b")));
      c = tg.create_task(job("c", 5, nullptr, 2));
      try {
        co_await sleep(10);
      } catch (const CancelledError& e) {
        log("body cancelled", e.has_message() ? "?" : "()", current_task().cancelling());
        throw KeyError("body");
      }
    });
  } catch (const ExceptionGroup& eg) {
    log(describe(), current_task().cancelling());
    log(eg.what());
    auto [m, r] = eg.split<ValueError>();
    log(d(m), "/", d(r));
    log(d(eg.subgroup([](const std::exception_ptr& e) {
      try {
        std::rethrow_exception(e);
      } catch (const OSError&) {
        return false;
      } catch (...) {
        return true;
      }
    })));
  }
  log(state(a), state(b), state(c));
  try {
    co_await async_with(TaskGroup{}, [&](TaskGroup& tg) -> Coro<> {
      tg.create_task(job("d", 1, ex<ValueError>("d")));
      try {
        co_await sleep(10);
      } catch (const CancelledError& e) {
        log("swallowed", current_task().cancelling());
      }
      co_await sleep(1);
      log("body goes on", current_task().cancelling());
    });
  } catch (const ExceptionGroup& eg) {
    log(describe(), current_task().cancelling());
  }
  try {
    co_await async_with(TaskGroup{}, [&](TaskGroup& o) -> Coro<> {
      o.create_task(inner());
      o.create_task(job("o1", 1, ex<KeyError>("o1")));
      co_await sleep(0.5);
      co_await async_with(TaskGroup{}, [&](TaskGroup& x) { x.create_task(job("x", 9)); });
    });
  } catch (const ExceptionGroup& eg) {
    log(d(eg), current_task().cancelling());
  }
  try {
    co_await async_with(TaskGroup{}, [&](auto& tg) -> Coro<> {
      tg.create_task(job("e", 1, ex<ValueError>("e")));
      co_await sleep(1);
      log("body done");
    });
  } catch (const ExceptionGroup& eg) {
    log(d(eg), current_task().cancelling());
  }
  co_await sleep(0);
  log("end");
}

int main() { vloop::run(async_main()); }
