#include "vloop.hpp"

// Nested wait_for: the inner deadline is caught inside, the outer one kills all.
Coro<> attempt(int n) {
  try {
    co_await asyncio::wait_for(sleep(100), 2);
  } catch (const asyncio::TimeoutError&) {
    log("attempt", n, "timed out");
  }
}

Coro<> retry() {
  int n = 0;
  try {
    while (true) co_await attempt(++n);
  } catch (...) {
    log("retry loop ends in attempt", n);
    throw;
  }
}

Coro<> async_main() {
  try {
    co_await asyncio::wait_for(retry(), 5);
  } catch (const asyncio::TimeoutError&) {
    log("outer timeout");
  }
}

int main() { vloop::run(async_main()); }
