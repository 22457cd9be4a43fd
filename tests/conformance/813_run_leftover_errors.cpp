#include "vloop.hpp"

// A leftover task that fails while being cancelled is reported to the loop's exception handler;
// run() still returns main's result.
Coro<> job() {
  try {
    co_await sleep(100);
  } catch (const CancelledError&) {
    throw ValueError("failed while shutting down");
  }
}

Coro<std::string> async_main() {
  create_task(job());
  co_await sleep(1);
  co_return "main's result";
}

int main() { log(vloop::run(async_main())); }
