#include "vloop.hpp"

// If the awaited task swallows the cancellation, the outer task never sees it.
Coro<std::string> inner() {
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    co_return "inner survived";
  }
  co_return "not reached";
}

Coro<std::string> outer(Task<std::string> task) {
  const std::string result = co_await task;
  log("outer got", result, "cancelling:", current_task().cancelling());
  co_return "outer survived";
}

Coro<> async_main() {
  const auto i = create_task(inner());
  const auto o = create_task(outer(i));
  co_await sleep(1);
  o.cancel();
  const std::string result = co_await o;
  log(result, "| cancelled:", o.cancelled());
}

int main() { vloop::run(async_main()); }
