#include "vloop.hpp"

// A task that a leftover creates in its own clean-up is not cancelled by run() and not waited for
// either. (It is destroyed pending; the complaint about that is muted here.)
Coro<> late() {
  log("late starts");
  co_await sleep(50);
  log("never printed");
}

Coro<> job() {
  std::exception_ptr cancelled;
  try {
    co_await sleep(100);
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  create_task(late());
  co_await sleep(1);
  log("job cleaned up");
  std::rethrow_exception(cancelled);
}

Coro<> async_main() {
  get_running_loop().set_exception_handler([](auto&&...) {});
  create_task(job());
  co_await sleep(1);
}

int main() {
  vloop::run(async_main());
  log("over");
}
