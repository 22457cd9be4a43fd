#include "vloop.hpp"

// The block ends when every child has ended; results are read afterwards.
Coro<std::string> job(std::string name, double delay) {
  co_await sleep(delay);
  log(name, "done");
  co_return name;
}

Coro<> async_main() {
  Task<std::string> a;
  Task<std::string> b;
  co_await asyncio::async_with(TaskGroup{}, [&](TaskGroup& group) {
    a = group.create_task(job("a", 2));
    b = group.create_task(job("b", 1));
    log("body over");
  });
  log("block over", a.result(), b.result());
  co_await asyncio::async_with(TaskGroup{}, [](TaskGroup&) {});
  log("empty group");
}

int main() { vloop::run(async_main()); }
