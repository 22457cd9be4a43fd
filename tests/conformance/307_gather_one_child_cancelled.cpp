#include "vloop.hpp"

// Cancelling one child: the gather raises CancelledError; the other children are not cancelled, and
// the waiter is not considered cancelled.
Coro<> job(std::string name, double delay) {
  co_await sleep(delay);
  log(name, "done");
}

Coro<> async_main() {
  const auto a = create_task(job("a", 3));
  const auto b = create_task(job("b", 5));
  get_running_loop().call_later(1, [a] { a.cancel(); });
  try {
    co_await gather(a, b);
  } catch (const CancelledError&) {
    log("gather: CancelledError; main requests:", current_task().cancelling());
  }
  log("b:", state(b));
  co_await b;
}

int main() { vloop::run(async_main()); }
