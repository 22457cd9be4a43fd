#include "vloop.hpp"

// A queued job whose future is cancelled before a thread takes it never runs.
std::vector<std::string> ran;

void job(const std::string& n) {
  ran.push_back(n);
  block(2);
}

Coro<> async_main() {
  const auto& loop = get_running_loop();
  const asyncio::ThreadPoolExecutor pool(1);
  std::vector<Future<>> fs;
  for (const char* const n : {"a", "b", "c"}) fs.push_back(loop.run_in_executor(pool, job, n));
  co_await sleep(1);
  log("cancel b:", fs[1].cancel());
  std::vector<std::string> types;
  for (const auto& outcome : co_await gather(asyncio::return_exceptions, fs)) {
    types.push_back(outcome.ok() ? "NoneType" : describe(outcome.error()));
  }
  log("ran", ran, types);
}

int main() { vloop::run(async_main()); }
