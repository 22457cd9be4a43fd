#include "vloop.hpp"

// wait() returns (done, pending) and raises nothing itself.
Coro<std::string> job(std::string name, double delay, bool fail) {
  co_await sleep(delay);
  if (fail) throw ValueError(name);
  co_return name;
}

std::vector<std::string> names(const std::vector<Task<std::string>>& tasks) {
  std::vector<std::string> names;
  for (const auto& task : tasks) names.push_back(task.get_name());
  return names;
}

Coro<> async_main() {
  std::vector<Task<std::string>> tasks;
  for (const auto& [name, delay] : {std::pair("a", 1), std::pair("b", 2), std::pair("c", 3)}) {
    tasks.push_back(create_task(job(name, delay, *name == 'c'), name));
  }
  const auto [done, pending] = co_await asyncio::wait(tasks);
  log("done", names(done), "pending", names(pending));
  for (const auto& task : tasks) log(task.get_name(), state(task));
}

int main() { vloop::run(async_main()); }
