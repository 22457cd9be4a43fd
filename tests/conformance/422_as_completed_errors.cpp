#include "vloop.hpp"

// An exception comes out of the await of that item only; the loop can go on.
Coro<std::string> job(std::string name, double delay, bool fail = false) {
  co_await sleep(delay);
  if (fail) throw ValueError(name);
  co_return name;
}

Coro<> async_main() {
  std::vector<Coro<std::string>> jobs;
  jobs.push_back(job("a", 1));
  jobs.push_back(job("b", 2, true));
  jobs.push_back(job("c", 3));
  for (auto next : asyncio::as_completed(std::move(jobs))) {
    try {
      log("got", co_await next);
    } catch (const ValueError&) {
      log("error", describe());
    }
  }
}

int main() { vloop::run(async_main()); }
