#include <algorithm>

#include "vloop.hpp"

// A pool of 2 threads runs 4 jobs of 1 s in two waves; the pool is shut down at the end of its
// block.
int job(int n) {
  block(1);
  return n;
}

Coro<> async_main() {
  const auto& loop = get_running_loop();
  const asyncio::ThreadPoolExecutor pool(2);
  std::vector<Future<int>> fs;
  for (int n = 0; n < 4; ++n) fs.push_back(loop.run_in_executor(pool, job, n));
  const auto [done, pending] = co_await asyncio::wait(fs, {.timeout = 1.5});
  std::vector<int> results;
  for (const auto& f : done) results.push_back(f.result());
  std::sort(results.begin(), results.end());
  log("after 1.5 s:", results, "pending", pending.size());
  log(co_await gather(fs));
}

int main() { vloop::run(async_main()); }
