#include <type_traits>

#include "vloop.hpp"

// CancelledError is outside the std::exception hierarchy: a catch-all for ordinary errors must not
// swallow a cancellation.  TimeoutError is an ordinary error.
Coro<> careful() {
  while (true) {
    try {
      co_await sleep(10);
    } catch (const std::exception&) {
      log("never printed", describe());
    }
  }
}

Coro<> async_main() {
  const auto task = create_task(careful());
  co_await sleep(1);
  task.cancel();
  co_await asyncio::wait(std::vector(1, task));
  log(state(task));
  try {
    co_await asyncio::wait_for(sleep(9), 1);
  } catch (const std::exception&) {
    log("ordinary:", describe());
  }
  log(std::is_base_of_v<std::exception, CancelledError>,
      std::is_base_of_v<std::exception, asyncio::TimeoutError>);
}

int main() { vloop::run(async_main()); }
