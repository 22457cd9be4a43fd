#include "vloop.hpp"

// gather() schedules its children when it is called; await is not needed.
Coro<std::string> job(std::string name) {
  log(name, "starts");
  co_await sleep(1);
  log(name, "ends");
  co_return name;
}

Coro<> async_main() {
  std::vector<Coro<std::string>> jobs;
  jobs.push_back(job("a"));
  jobs.push_back(job("b"));
  const auto gathering = gather(std::move(jobs));
  log("gather called");
  co_await sleep(2);
  log("only now awaited, done:", gathering.done());
  log(co_await gathering);
}

int main() { vloop::run(async_main()); }
