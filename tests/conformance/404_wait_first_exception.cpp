#include "vloop.hpp"

// FIRST_EXCEPTION: a cancelled child does not count as an exception.
Coro<> job(std::string name, double delay, bool fail) {
  co_await sleep(delay);
  if (fail) throw ValueError(name);
}

Task<> make(const std::string& name, double delay, bool fail = false) {
  return create_task(job(name, delay, fail), name);
}

std::vector<std::string> names(const std::vector<Task<>>& tasks) {
  std::vector<std::string> names;
  for (const auto& task : tasks) names.push_back(task.get_name());
  return names;
}

Coro<> async_main() {
  const std::vector tasks{make("a", 1), make("b", 5), make("c", 3, true), make("d", 9)};
  get_running_loop().call_later(2, [b = tasks[1]] { b.cancel(); });
  const auto first = co_await asyncio::wait(tasks, {.return_when = asyncio::FIRST_EXCEPTION});
  log("done", names(first.done), "pending", names(first.pending));
  const auto rest =
      co_await asyncio::wait(first.pending, {.return_when = asyncio::FIRST_EXCEPTION});
  log("no exception: like ALL_COMPLETED", names(rest.done), names(rest.pending));
  tasks[2].exception();
}

int main() { vloop::run(async_main()); }
