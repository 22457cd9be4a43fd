#include "vloop.hpp"

// Tutorial 002: the tutorial calls fut.set_result from the pool thread, which is not thread safe;
// the right way is call_soon_threadsafe (or to_thread).
long long sum() {
  long long total = 0;
  for (int i = 0; i < 1'000'000; ++i) total += i;
  return total;
}

Coro<> async_main() {
  const auto& loop = get_running_loop();
  const auto fut = loop.create_future<long long>();
  std::ignore = loop.run_in_executor(nullptr, [loop, fut] {
    const long long result = sum();
    loop.call_soon_threadsafe([fut, result] { fut.set_result(result); });
  });
  log("waiting for the result...");
  log("done:", co_await fut);
  log("done:", co_await asyncio::to_thread(sum));
}

int main() { vloop::run(async_main()); }
