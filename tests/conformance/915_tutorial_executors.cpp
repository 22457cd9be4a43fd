#include <thread>

#include "vloop.hpp"

// Tutorial 002: default pool, own thread pool; the loop thread is not used.
const auto main_thread = std::this_thread::get_id();

std::tuple<bool, int> blocking_io() { return {std::this_thread::get_id() == main_thread, 100}; }

long long cpu_bound() {
  long long total = 0;
  for (long long i = 0; i < 100'000; ++i) total += i * i;
  return total;
}

Coro<> async_main() {
  const auto& loop = get_running_loop();
  log("default thread pool", co_await loop.run_in_executor(nullptr, blocking_io));
  const asyncio::ThreadPoolExecutor pool;
  log("custom thread pool", co_await loop.run_in_executor(pool, cpu_bound));
}

int main() { vloop::run(async_main()); }
