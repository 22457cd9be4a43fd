#include "vloop.hpp"

// as_completed yields in completion order; each item must be awaited.
Coro<std::string> job(std::string name, double delay) {
  co_await sleep(delay);
  co_return name;
}

Coro<> async_main() {
  std::vector<Coro<std::string>> jobs;
  jobs.push_back(job("slow", 3));
  jobs.push_back(job("fast", 1));
  jobs.push_back(job("mid", 2));
  for (auto next : asyncio::as_completed(std::move(jobs))) log(co_await next);
}

int main() { vloop::run(async_main()); }
