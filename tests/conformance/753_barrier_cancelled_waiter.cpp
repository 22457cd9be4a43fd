#include "vloop.hpp"

// A cancelled waiter leaves the barrier; the others still need a full party. (Indices are taken at
// entry, so after a cancellation two may be equal.)
Coro<> runner(std::string n, asyncio::Barrier bar) {
  try {
    log(n, "index", co_await bar.wait());
  } catch (const CancelledError&) {
    log(n, "cancelled, still waiting:", bar.n_waiting());
    throw;
  }
}

Coro<> async_main() {
  const asyncio::Barrier bar{3};
  std::vector<Task<>> ts;
  for (const char* n : {"a", "b"}) ts.push_back(create_task(runner(n, bar)));
  co_await sleep(1);
  ts[0].cancel();
  co_await sleep(1);
  log("waiting", bar.n_waiting(), "broken", bar.broken());
  for (const char* n : {"c", "d"}) ts.push_back(create_task(runner(n, bar)));
  co_await asyncio::wait(ts);
  co_await asyncio::async_with(asyncio::timeout(5), [&]() -> Coro<> {
    try {
      co_await asyncio::async_with(asyncio::timeout(1), [&] { return bar.wait(); });
    } catch (const asyncio::TimeoutError&) {
      log("alone: timeout; waiting", bar.n_waiting());
    }
  });
}

int main() { vloop::run(async_main()); }
