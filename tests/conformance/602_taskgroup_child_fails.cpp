#include "vloop.hpp"

// A failing child cancels its siblings and the body; the group raises an ExceptionGroup when all
// the children have ended.
Coro<> job(std::string name, double delay) {
  std::exception_ptr cancelled;
  try {
    co_await sleep(delay);
    log(name, "done");
    co_return;
  } catch (const CancelledError&) {
    cancelled = std::current_exception();
  }
  log(name, "cancelled");
  co_await sleep(2);
  log(name, "cleaned up");
  std::rethrow_exception(cancelled);
}

Coro<> bad() {
  co_await sleep(2);
  log("bad fails");
  throw ValueError("bad");
}

Coro<> async_main() {
  try {
    co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& group) -> Coro<> {
      group.create_task(job("a", 1));
      group.create_task(job("b", 9));
      group.create_task(bad());
      try {
        co_await sleep(60);
      } catch (const CancelledError&) {
        log("body cancelled, cancelling:", current_task().cancelling());
        throw;
      }
    });
  } catch (const ExceptionGroup& group) {
    log(describe(std::make_exception_ptr(group.subgroup<ValueError>())));
  }
  log("requests left:", current_task().cancelling());
}

int main() { vloop::run(async_main()); }
