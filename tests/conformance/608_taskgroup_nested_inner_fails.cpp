#include "vloop.hpp"

// The inner group fails: its ExceptionGroup is the error of the outer body.
Coro<> job(std::string name, double delay) {
  try {
    co_await sleep(delay);
  } catch (const CancelledError&) {
    log(name, "cancelled");
    throw;
  }
}

Coro<> bad() {
  co_await sleep(1);
  throw ValueError("inner child");
}

Coro<> async_main() {
  try {
    co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& outer) -> Coro<> {
      outer.create_task(job("outer child", 9));
      co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& inner) {
        inner.create_task(bad());
        inner.create_task(job("inner child", 9));
      });
    });
  } catch (const ExceptionGroup&) {
    log(describe());
  }
}

int main() { vloop::run(async_main()); }
