#include "vloop.hpp"

// uncancel() of a request that has not been delivered yet.
Coro<> job() {
  const auto me = current_task();
  me.cancel();
  log("cancelling", me.cancelling());
  me.uncancel();
  log("after uncancel", me.cancelling());
  try {
    co_await sleep(0);
    log("not delivered (3.13 and later)");
  } catch (const CancelledError&) {
    log("delivered all the same (3.11, 3.12)");
  }
}

Coro<> async_main() { co_await create_task(job()); }

int main() { vloop::run(async_main()); }
