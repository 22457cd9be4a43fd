#include "vloop.hpp"

// Results come in argument order, whatever the completion order.
Coro<std::string> job(std::string name, double delay) {
  log("start", name);
  co_await sleep(delay);
  log("end", name);
  co_return name;
}

Coro<> async_main() {
  std::vector<Coro<std::string>> jobs;
  jobs.push_back(job("a", 3));
  jobs.push_back(job("b", 1));
  jobs.push_back(job("c", 2));
  log(co_await gather(std::move(jobs)), "list");
}

int main() { vloop::run(async_main()); }
