#include "vloop.hpp"

// Several cancel() calls before the step give one CancelledError, the count and the first
// message tell of them.
std::string args(const CancelledError& e) {
  return e.has_message() ? "('" + e.message() + "',)" : "()";
}

Coro<> job(std::string n) {
  while (true) {
    try {
      co_await sleep(10);
    } catch (const CancelledError& e) {
      auto me = current_task();
      log(n, "got", args(e), me.cancelling());
      if (me.cancelling() >= 3 || n == "once") throw;
    }
    log("goes on");
  }
}

Coro<> async_main() {
  auto t = create_task(job("multi"));
  co_await sleep(0);
  {
    auto a = t.cancel("first");
    auto b = t.cancel("second");
    log(a, b, t.cancelling());
  }
  co_await sleep(0);
  {
    auto a = t.cancel("third");
    log(a, t.cancelling());
  }
  try {
    co_await t;
  } catch (const CancelledError& e) {
    log("out", args(e));
  }
  t = create_task(job("once"));
  co_await sleep(0);
  t.cancel();
  t.cancel("late");
  try {
    co_await t;
  } catch (const CancelledError& e) {
    log("out", args(e));
  }
  {
    auto a = t.cancelling();
    auto b = t.uncancel();
    auto c = t.uncancel();
    auto d = t.uncancel();
    log(a, b, c, d, t.cancelling());
  }
  t = create_task(job("unstarted"));
  t.cancel("a");
  t.cancel("b");
  try {
    co_await t;
  } catch (const CancelledError& e) {
    log("out", args(e));
  }
  auto me = current_task();
  {
    auto a = me.uncancel();
    log(a, me.cancelling());
  }
  me.cancel("x");
  vloop::log(me.uncancel());
  try {
    co_await sleep(0);
    log("not cancelled");
  } catch (const CancelledError& e) {
    log("cancelled", args(e));
  }
}

int main() { vloop::run(async_main()); }
