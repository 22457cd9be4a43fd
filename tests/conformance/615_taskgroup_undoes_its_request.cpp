#include "vloop.hpp"

using namespace asyncio;

// A failed group takes its own request back, with requests and timeouts around it.
Coro<> boom(double d) {
  co_await sleep(d);
  throw ValueError(repr(static_cast<int>(d)));
}

Coro<> async_main() {
  auto me = current_task();
  std::vector<int> bodies{0, 1, 5};
  for (int body : bodies) {
    try {
      co_await async_with(TaskGroup{}, [&](TaskGroup& tg) -> Coro<> {
        tg.create_task(boom(1));
        co_await sleep(body);
      });
    } catch (const ExceptionGroup& e) {
      log(describe(), me.cancelling());
    }
    co_await sleep(0);
  }
  me.cancel();
  auto boomer = [&](TaskGroup& tg) -> Coro<> {
    tg.create_task(boom(1));
    co_await sleep(5);
  };
  try {
    co_await async_with(TaskGroup{}, boomer);
  } catch (const CancelledError& e) {
    log("cancelled", me.cancelling());
  }
  try {
    co_await async_with(TaskGroup{}, boomer);
  } catch (const ExceptionGroup& e) {
    log(describe(), me.cancelling());
  } catch (const CancelledError& e) {
    log("cancelled 2", me.cancelling());
  }
  try {
    co_await sleep(0);
    log("slept");
  } catch (const CancelledError& e) {
    log("redelivered", me.cancelling());
  }
  me.uncancel();
  try {
    co_await async_with(timeout(3), [&](auto&) -> Coro<> {
      try {
        co_await async_with(TaskGroup{}, boomer);
      } catch (const ExceptionGroup& e) {
        log("eg", me.cancelling());
      }
      co_await sleep(5);
    });
  } catch (const TimeoutError&) {
    log("timeout", me.cancelling());
  }
  try {
    co_await async_with(TaskGroup{}, [&](auto& tg) -> Coro<> {
      tg.create_task(boom(1));
      co_await async_with(timeout(1), [] { return sleep(5); });
    });
  } catch (const ExceptionGroup& e) {
    log(describe(), me.cancelling());
  }
  try {
    co_await async_with(TaskGroup{}, [&](auto& tg) -> Coro<> {
      co_await async_with(timeout(1), [&]() -> Coro<> {
        tg.create_task(boom(1));
        co_await sleep(5);
      });
    });
  } catch (const ExceptionGroup& e) {
    log(describe(), me.cancelling());
  }
}

int main() { vloop::run(async_main()); }
