#include <algorithm>

#include "vloop.hpp"

// Tutorial 001: five tasks of 0..4 s with wait(): all start at 0, in order; done is in the order of
// the arguments (sorted here all the same, for the original's is a set).
Coro<std::string> func(int n) {
  log("start func", n);
  co_await sleep(n);
  log("end func", n);
  co_return "result " + std::to_string(n);
}

Coro<> async_main() {
  std::vector<Task<std::string>> ts;
  for (int i = 0; i < 5; ++i) ts.push_back(create_task(func(i)));
  const auto [done, pending] = co_await asyncio::wait(ts);
  std::vector<std::string> results;
  for (const auto& t : done) results.push_back(t.result());
  std::sort(results.begin(), results.end());
  for (const auto& r : results) log(r);
  log("pending", pending.size());
}

int main() { vloop::run(async_main()); }
