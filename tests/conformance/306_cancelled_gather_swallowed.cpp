#include "vloop.hpp"

// A cancelled gather whose children swallow the cancellation or fail in their clean-up.
Coro<std::string> sw(std::string n, double d) {
  bool c = false;
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    c = true;
  }
  if (c) {
    co_await sleep(d);
    log(n, "swallows");
  }
  co_return n;
}

Coro<std::string> bad(std::string n, double d) {
  bool c = false;
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    c = true;
  }
  if (c) {
    co_await sleep(d);
    throw ValueError(n);
  }
  co_return n;
}

std::string args(const CancelledError& e) {
  return e.has_message() ? "('" + e.message() + "',)" : "()";
}

Coro<std::string> go(bool re, Coro<std::string> a, Coro<std::string> b) {
  try {
    if (re) {
      auto [x, y] = co_await gather(asyncio::return_exceptions, std::move(a), std::move(b));
      log("result", x, y);
    } else {
      auto r = co_await gather(std::move(a), std::move(b));
      log("result", r);
    }
  } catch (const CancelledError& e) {
    log("CancelledError", args(e), current_task().cancelling());
    throw;
  } catch (const ValueError& e) {
    log("error", describe(), current_task().cancelling());
    co_return "error";
  }
  co_return "";
}

Coro<> one(bool re, Coro<std::string> a, Coro<std::string> b) {
  auto t = create_task(go(re, std::move(a), std::move(b)));
  co_await sleep(1);
  t.cancel("why");
  std::vector ts{t};
  co_await asyncio::wait(ts);
  vloop::log(state(t), now());
  co_await sleep(10);
}

Coro<> async_main() {
  co_await one(false, sw("a", 1), sw("b", 2));
  co_await one(true, sw("a", 1), sw("b", 2));
  co_await one(false, sw("a", 1), bad("b", 2));
  co_await one(true, sw("a", 1), bad("b", 2));
  co_await one(false, bad("a", 1), sw("b", 2));
}

int main() { vloop::run(async_main()); }
