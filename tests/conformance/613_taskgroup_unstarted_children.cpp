#include "vloop.hpp"

// The body raises at once: children that had no chance to start never run.
Coro<> job(int n) {
  log("never printed", n);
  co_return;
}

Coro<> async_main() {
  std::vector<Task<>> tasks;
  try {
    co_await asyncio::async_with(TaskGroup{}, [&](TaskGroup& group) {
      for (int n = 0; n < 3; ++n) tasks.push_back(group.create_task(job(n)));
      throw ValueError("at once");
    });
  } catch (const ExceptionGroup&) {
    std::vector<std::string> states;
    for (const auto& task : tasks) states.push_back(state(task));
    log(describe(), states);
  }
}

int main() { vloop::run(async_main()); }
