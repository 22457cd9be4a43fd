#include "vloop.hpp"

// timeout() around a group: children are cancelled, TimeoutError comes out plain, not inside an
// ExceptionGroup.
Coro<> job(std::string name, double clean_up) {
  std::exception_ptr error;
  try {
    co_await sleep(60);
  } catch (...) {
    error = std::current_exception();
  }
  co_await sleep(clean_up);
  log(name, "out");
  if (error) std::rethrow_exception(error);
}

Coro<> two_jobs() {
  co_await asyncio::async_with(TaskGroup{}, [](TaskGroup& group) {
    group.create_task(job("a", 2));
    group.create_task(job("b", 1));
  });
}

Coro<> async_main() {
  try {
    co_await asyncio::async_with(asyncio::timeout(2), two_jobs);
  } catch (const asyncio::TimeoutError&) {
    log("TimeoutError");
  }
  try {
    co_await asyncio::async_with(
        TaskGroup{}, [](TaskGroup& group) { group.create_task(asyncio::wait_for(sleep(60), 1)); });
  } catch (const ExceptionGroup&) {
    log(describe());
  }
}

int main() { vloop::run(async_main()); }
