#include "vloop.hpp"

using namespace asyncio;

// A child of the outer group fails while the inner one waits; a cancelled child that is a group
// itself.
Coro<> job(std::string n, double d, std::exception_ptr e = nullptr) {
  try {
    co_await sleep(d);
    if (e) std::rethrow_exception(e);
    log(n, "done");
  } catch (const CancelledError&) {
    log(n, "cancelled");
    throw;
  }
}

template <class E>
std::exception_ptr ex(const char* t) {
  return std::make_exception_ptr(E(t));
}

Coro<> sub() {
  co_await async_with(TaskGroup{}, [](TaskGroup& inner) -> Coro<> {
    inner.create_task(job("i1", 5));
    inner.create_task(job("i2", 5));
    co_return;
  });
}

Coro<> async_main() {
  try {
    co_await async_with(TaskGroup{}, [&](TaskGroup& outer) -> Coro<> {
      outer.create_task(job("o", 1, ex<ValueError>("o")));
      co_await async_with(TaskGroup{}, [&](TaskGroup& inner) -> Coro<> {
        inner.create_task(job("i", 5));
        co_return;
      });
      log("never");
    });
  } catch (const ExceptionGroup& e) {
    log(describe(), current_task().cancelling());
  }
  Task<> s, t;
  co_await async_with(TaskGroup{}, [&](TaskGroup& outer) -> Coro<> {
    s = outer.create_task(sub(), "sub");
    t = outer.create_task(job("t", 2));
    co_await sleep(1);
    log(s.get_name(), s.cancel());
  });
  log(state(s), state(t));
  try {
    co_await async_with(TaskGroup{}, [&](TaskGroup& outer) -> Coro<> {
      outer.create_task(job("o", 1, ex<ValueError>("o")));
      try {
        co_await async_with(TaskGroup{}, [&](TaskGroup& inner) -> Coro<> {
          inner.create_task(job("i", 1, ex<KeyError>("i")));
          co_await sleep(9);
        });
      } catch (const ExceptionGroup& e) {
        log("inner", describe(), current_task().cancelling());
        throw;
      }
    });
  } catch (const ExceptionGroup& e) {
    log(describe(), current_task().cancelling());
  }
  co_await async_with(TaskGroup{}, [&](TaskGroup& tg) -> Coro<> {
    auto x = tg.create_task(sleep(1, std::string("slept")), "x");
    log(x.get_name(), co_await x);
    auto y = tg.create_task(sleep(1, std::string("y")));
    auto [a, b] = co_await gather(x, y);
    log(std::vector<std::string>{a, b});
  });
  co_await async_with(TaskGroup{}, [](TaskGroup&) {});
  log("empty");
  try {
    co_await async_with(TaskGroup{}, [](TaskGroup&) { throw ValueError("alone"); });
  } catch (const ExceptionGroup& e) {
    log(describe());
  }
  try {
    co_await async_with(TaskGroup{}, [](TaskGroup&) -> Coro<> {
      throw CancelledError("hand");
      co_return;
    });
  } catch (const CancelledError& e) {
    log("('" + e.message() + "',)", current_task().cancelling());
  }
}

int main() { vloop::run(async_main()); }
