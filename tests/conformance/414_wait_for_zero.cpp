#include "vloop.hpp"

// timeout <= 0 with something unfinished: a coroutine never even starts.
Coro<> body() {
  log("never printed");
  co_return;
}

Coro<> async_main() {
  for (const int limit : {0, -1}) {
    try {
      co_await asyncio::wait_for(body(), limit);
    } catch (const asyncio::TimeoutError&) {
      log("TimeoutError for", limit);
    }
  }
  const auto task = create_task(sleep(1));
  try {
    co_await asyncio::wait_for(task, 0);
  } catch (const asyncio::TimeoutError&) {
    log("task:", state(task));
  }
}

int main() { vloop::run(async_main()); }
