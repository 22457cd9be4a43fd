#include "vloop.hpp"

// cancelling() counts requests, uncancel() takes one back (never below 0).
Coro<std::size_t> job() {
  const auto me = current_task();
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    log("in handler:", me.cancelling());
    const auto first = me.uncancel();
    const auto second = me.uncancel();
    log("uncancel ->", first, second, me.uncancel());
  }
  co_await sleep(1);
  co_return me.cancelling();
}

Coro<> async_main() {
  const auto task = create_task(job());
  co_await sleep(1);
  const bool first = task.cancel();
  const bool second = task.cancel();
  log(first, second, task.cancelling());
  log("result:", co_await task);
}

int main() { vloop::run(async_main()); }
