#include "vloop.hpp"

using namespace asyncio;

// The outer deadline comes first; a timeout's states, texts and errors.
Coro<> async_main() {
  auto me = current_task();
  std::optional<Timeout> inner_, outer_;
  try {
    co_await async_with(timeout(1), [&](Timeout& outer) -> Coro<> {
      outer_ = outer;
      try {
        co_await async_with(timeout(2), [&](auto& inner) -> Coro<> {
          inner_ = inner;
          co_await sleep(10);
        });
      } catch (const TimeoutError&) {
        log("inner?");
      } catch (const CancelledError& e) {
        log("inner cancelled", e.has_message() ? "?" : "()", me.cancelling(), inner_->expired(),
            outer.expired());
        throw;
      }
    });
  } catch (const TimeoutError&) {
    log("outer", describe(), me.cancelling(), inner_->expired(), outer_->expired());
  }
  co_await async_with(timeout(5), [&](auto& outer) -> Coro<> {
    for (int i = 0; i < 3; ++i) {
      try {
        co_await async_with(timeout(1), [] { return sleep(10); });
      } catch (const TimeoutError&) {
        log("inner", i, me.cancelling());
      }
    }
    log("when", *outer.when(), outer.expired());
  });
  auto t = timeout(3);
  log(t, t.when() ? repr(*t.when()) : "None");
  log(thrown_by([&] { t.reschedule(5); }));
  co_await async_with(t, [&]() -> Coro<> {
    log(t, t.when() ? repr(*t.when()) : "None");
    t.reschedule(None{});
    log(t, t.when() ? repr(*t.when()) : "None");
    co_await sleep(4);
    t.reschedule(20);
  });
  vloop::log(t);
  log(thrown_by([&] { t.reschedule(5); }));
  try {
    co_await async_with(t, [] {});
  } catch (const RuntimeError& e) {
    log(describe());
  }
  try {
    co_await async_with(timeout(1), [&](Timeout& x) -> Coro<> {
      t = x;
      try {
        co_await sleep(3);
      } catch (...) {
        vloop::log(t);
        log(thrown_by([&] { t.reschedule(100); }));
        throw;
      }
    });
  } catch (const TimeoutError&) {
    log(t, *t.when());
  }
  try {
    co_await async_with(timeout(1), [&](Timeout& x) -> Coro<> {
      t = x;
      try {
        co_await sleep(3);
      } catch (const CancelledError&) {
        throw ValueError("instead");
      }
    });
  } catch (const ValueError& e) {
    log(describe(), t.expired(), me.cancelling());
  }
  try {
    co_await async_with(timeout(0), [] { log("no suspension"); });
    log("fine");
    co_await async_with(timeout(0), []() -> Coro<> {
      co_await sleep(0);
      log("after one pass");
      co_await sleep(0);
      log("after two");
    });
  } catch (const TimeoutError&) {
    log("late", me.cancelling());
  }
  co_await async_with(timeout_at(None{}), [](auto& x) { log(x.when() ? "?" : "None", x); });
  try {
    co_await async_with(timeout_at(get_running_loop().time() + 1), [&](auto& x) -> Coro<> {
      t = x;
      co_await get_running_loop().create_future();
    });
  } catch (const TimeoutError&) {
    log("at", *t.when());
  }
}

int main() { vloop::run(async_main()); }
