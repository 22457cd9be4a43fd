#include "vloop.hpp"

// TimeoutError is raised when the clean-up is over, not at the deadline.
Coro<> tidy() {
  std::exception_ptr error;
  try {
    co_await sleep(60);
  } catch (...) {
    error = std::current_exception();
  }
  co_await sleep(3);
  log("clean-up over");
  if (error) std::rethrow_exception(error);
}

Coro<> async_main() {
  try {
    co_await asyncio::async_with(asyncio::timeout(1), tidy);
  } catch (const asyncio::TimeoutError&) {
    log("TimeoutError");
  }
}

int main() { vloop::run(async_main()); }
