#include "vloop.hpp"

// Cancelling yourself takes effect at your next suspension, not at once; an await that does not
// suspend does not deliver it.
Coro<int> quick() { co_return 1; }

Coro<> job() {
  current_task().cancel();
  log("still running", co_await quick());
  try {
    co_await sleep(0);
    log("never printed");
  } catch (const CancelledError&) {
    log("delivered at sleep(0)");
    throw;
  }
}

Coro<std::string> lucky() {
  current_task().cancel();
  co_return "returned before any suspension";
}

Coro<> async_main() {
  const auto t = create_task(job());
  co_await asyncio::wait(std::vector(1, t));
  log(state(t));
  const auto u = create_task(lucky());
  co_await asyncio::wait(std::vector(1, u));
  log(state(u), u.cancelling());
}

int main() { vloop::run(async_main()); }
