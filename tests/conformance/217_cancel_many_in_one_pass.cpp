#include "vloop.hpp"

// Cancelled tasks finish in the order in which they were cancelled.
struct Finally {
  int n;
  ~Finally() { log("job", n, "out"); }
};

Coro<> job(int n) {
  const Finally at_end{n};
  co_await sleep(10 - n);
}

Coro<> async_main() {
  std::vector<Task<>> tasks;
  for (int n = 0; n < 4; ++n) tasks.push_back(create_task(job(n)));
  co_await sleep(1);
  for (const std::size_t i : {2U, 0U, 3U, 1U}) tasks[i].cancel();
  log("all cancelled");
  std::vector<std::string> names;
  for (const auto& outcome : co_await gather(asyncio::return_exceptions, tasks)) {
    names.push_back(describe(outcome.error()));
  }
  log(names);
}

int main() { vloop::run(async_main()); }
