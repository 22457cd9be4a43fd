#include "vloop.hpp"

// A child that is cancelled (or raises CancelledError) is not an error.
Coro<> job(std::string name, double delay) {
  co_await sleep(delay);
  log(name, "done");
}

Coro<> quits() {
  co_await sleep(1);
  throw CancelledError();
}

Coro<> async_main() {
  std::vector<Task<>> tasks;
  co_await asyncio::async_with(TaskGroup{}, [&](TaskGroup& group) -> Coro<> {
    tasks.push_back(group.create_task(job("a", 3)));
    tasks.push_back(group.create_task(job("b", 9)));
    tasks.push_back(group.create_task(quits()));
    co_await sleep(2);
    tasks[1].cancel();
  });
  std::vector<std::string> states;
  for (const auto& task : tasks) states.push_back(state(task));
  log("normal end", states);
}

int main() { vloop::run(async_main()); }
