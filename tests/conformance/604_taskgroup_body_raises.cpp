#include <algorithm>

#include "vloop.hpp"

// An exception of the body cancels the children and comes last in the group.
std::vector<std::string> out;

Coro<> job(std::string name, bool fail = false) {
  try {
    co_await sleep(9);
  } catch (const CancelledError&) {
    out.push_back(name);
    if (fail) throw KeyError(name);
    throw;
  }
}

Coro<> async_main() {
  try {
    co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& group) -> Coro<> {
      group.create_task(job("a"));
      group.create_task(job("b", true));
      co_await sleep(1);
      throw ValueError("body");
    });
  } catch (const ExceptionGroup&) {
    std::sort(out.begin(), out.end());
    log("cancelled:", out);
    log(describe());
  }
}

int main() { vloop::run(async_main()); }
