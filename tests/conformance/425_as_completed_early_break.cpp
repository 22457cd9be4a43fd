#include "vloop.hpp"

// Leaving the loop early leaves the other tasks running.
Coro<std::string> job(std::string name, double delay) {
  co_await sleep(delay);
  log(name, "finished");
  co_return name;
}

Coro<> async_main() {
  const std::vector tasks{create_task(job("a", 2)), create_task(job("b", 1)),
                          create_task(job("c", 3))};
  for (auto next : asyncio::as_completed(tasks)) {
    log("winner", co_await next);
    break;
  }
  std::vector<std::string> states;
  for (const auto& task : tasks) states.push_back(state(task));
  log(states);
  co_await sleep(5);
}

int main() { vloop::run(async_main()); }
