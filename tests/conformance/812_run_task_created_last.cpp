#include "vloop.hpp"

// Tasks created just before main returns still get their first step (their step was queued before
// the stop of the loop); at their first suspension they are cancelled.
Coro<> job(std::string name) {
  log(name, "first step");
  try {
    co_await sleep(0);
    log("never printed");
  } catch (const CancelledError&) {
    log(name, "cancelled");
    throw;
  }
}

Coro<> async_main() {
  create_task(job("a"));
  log("main returns at once");
  co_return;
}

int main() {
  vloop::run(async_main());
  log("over");
}
