#include "vloop.hpp"

// run() of a coroutine that returns what wait() gave.
Coro<std::string> func2() {
  vloop::log(1111);
  co_await sleep(2);
  vloop::log(2222);
  co_return "test";
}

Coro<asyncio::DoneAndPending<Task<std::string>>> async_main() {
  log("TypeError for coroutines");  // wait() of coroutines does not compile
  const std::vector tasks{asyncio::ensure_future(func2()), asyncio::ensure_future(func2())};
  co_return co_await asyncio::wait(tasks);
}

int main() {
  const auto [done, pending] = vloop::run(async_main());
  std::vector<std::string> results;
  for (const auto& task : done) results.push_back(task.result());
  log(done.size(), results, pending.empty() ? "set()" : asyncio::repr(pending));
}
