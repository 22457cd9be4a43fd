#include "vloop.hpp"

// The deadline of the block cancels the gather and the task awaited inside.
Coro<> job(std::string name, double delay) {
  try {
    co_await sleep(delay);
    log(name, "done");
  } catch (const CancelledError&) {
    log(name, "cancelled");
    throw;
  }
}

Coro<> async_main() {
  const auto task = create_task(job("t", 9));
  const auto background = create_task(job("background", 4));
  try {
    co_await asyncio::async_with(asyncio::timeout(2),
                                 [] { return gather(job("a", 1), job("b", 5), job("c", 6)); });
  } catch (const asyncio::TimeoutError&) {
    log("timeout around gather");
  }
  try {
    co_await asyncio::async_with(asyncio::timeout(1), [&] { return task; });
  } catch (const asyncio::TimeoutError&) {
    log("timeout around await t:", state(task));
  }
  co_await background;
}

int main() { vloop::run(async_main()); }
