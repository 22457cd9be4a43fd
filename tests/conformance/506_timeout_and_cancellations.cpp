#include "vloop.hpp"

using namespace asyncio;

// Deadline and cancellation from outside, in either order, in the clean-up of each other.
std::string args(const CancelledError& e) {
  return e.has_message() ? "('" + e.message() + "',)" : "()";
}

Coro<std::string> slow() {
  co_await sleep(3);
  log("slow done");
  co_return "r";
}

Coro<> body() {
  auto tm = timeout(2);
  try {
    co_await async_with(tm, [&]() -> Coro<> {
      std::exception_ptr p;
      try {
        co_await sleep(10);
      } catch (const CancelledError& e) {
        log("cancelled", args(e), current_task().cancelling(), tm.expired());
        p = std::current_exception();
      }
      co_await sleep(2);
      std::rethrow_exception(p);
    });
  } catch (const TimeoutError&) {
    log("timeout", current_task().cancelling());
  } catch (const CancelledError& e) {
    log("cancel", args(e), current_task().cancelling(), tm.expired());
    throw;
  }
}

Coro<> body2() {
  try {
    co_await async_with(timeout(2), [&](Timeout&) -> Coro<> {
      try {
        co_await sleep(10);
      } catch (const CancelledError&) {
        log("un", current_task().uncancel());
      }
      co_await sleep(10);
    });
  } catch (const TimeoutError&) {
    log("timeout", current_task().cancelling());
  }
}

Coro<> body3() {
  current_task().cancel("self");
  try {
    co_await async_with(timeout(0), [&](Timeout&) -> Coro<> { co_await sleep(1); });
  } catch (const TimeoutError&) {
    log("timeout", current_task().cancelling());
  } catch (const CancelledError& e) {
    log("cancel", args(e), current_task().cancelling());
    throw;
  }
}

Coro<> async_main() {
  auto t = create_task(slow());
  try {
    co_await async_with(timeout(1), [&](auto&) -> Coro<> { co_await shield(t); });
  } catch (const TimeoutError&) {
    log("gave up", state(t));
  }
  vloop::log(co_await t);
  auto u = create_task(body());
  std::vector us{u};
  co_await sleep(1);
  u.cancel("ext");
  co_await wait(us);
  log(state(u), u.cancelling());
  u = create_task(body());
  us = {u};
  co_await sleep(3);
  u.cancel("ext2");
  co_await wait(us);
  log(state(u), u.cancelling());
  u = create_task(body2());
  us = {u};
  co_await sleep(1);
  u.cancel("ext3");
  co_await wait(us);
  log(state(u));
  u = create_task(body3());
  us = {u};
  co_await wait(us);
  log(state(u));
  try {
    co_await async_with(timeout(1), []() -> Coro<> {
      throw CancelledError("hand");
      co_return;
    });
  } catch (const CancelledError& e) {
    log("hand", args(e));
  }
  auto tm = timeout(1);
  try {
    co_await async_with(tm, [] { throw TimeoutError("own"); });
  } catch (const TimeoutError&) {
    log(describe(), tm.expired());
  }
}

int main() { vloop::run(async_main()); }
