#include "vloop.hpp"

// No arguments: []. The same task given twice runs once. A Coro is move-only and can't be given
// twice, so the coroutine of the original is a task here.
Coro<std::string> job() {
  log("job runs");
  co_await sleep(1);
  co_return "r";
}

Coro<> async_main() {
  log(co_await gather(std::vector<Task<std::string>>{}));
  const auto c = create_task(job());
  const auto t = create_task(job());
  const std::vector tasks = {c, t, c, t};
  log(co_await gather(tasks));
}

int main() { vloop::run(async_main()); }
