#include "vloop.hpp"

// sleep(0) gives every other ready task exactly one turn (round robin).
Coro<> worker(std::string name, int turns) {
  for (int i = 0; i < turns; ++i) {
    log(name, i);
    co_await sleep(0);
  }
  log(name, "end");
}

Coro<> async_main() {
  std::vector<Task<>> tasks;
  tasks.push_back(create_task(worker("A", 3)));
  tasks.push_back(create_task(worker("B", 1)));
  tasks.push_back(create_task(worker("C", 2)));
  for (const auto& task : tasks) co_await task;
  log("main end");
}

int main() { vloop::run(async_main()); }
