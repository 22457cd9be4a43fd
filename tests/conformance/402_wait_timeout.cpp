#include "vloop.hpp"

// A timeout of wait() neither raises nor cancels.
Coro<> job(int delay) {
  co_await sleep(delay);
  log("job", delay, "done");
}

std::vector<std::string> names(const std::vector<Task<>>& tasks) {
  std::vector<std::string> names;
  for (const auto& task : tasks) names.push_back(task.get_name());
  return names;
}

Coro<> async_main() {
  std::vector<Task<>> tasks;
  for (int delay = 1; delay <= 4; ++delay) {
    tasks.push_back(create_task(job(delay), fmt::format("t{}", delay)));
  }
  const auto first = co_await asyncio::wait(tasks, {.timeout = 2.5});
  log("done", names(first.done), "pending", names(first.pending));
  const auto rest = co_await asyncio::wait(first.pending);
  log("done", names(rest.done), "pending", names(rest.pending));
  const auto [done, pending] = co_await asyncio::wait(tasks, {.timeout = 0});
  log("timeout 0 on finished:", done.size(), pending.size());
}

int main() { vloop::run(async_main()); }
