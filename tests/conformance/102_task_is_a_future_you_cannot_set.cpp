#include "vloop.hpp"

// A task cannot be given a result from outside; reading it early is an error.
Coro<std::string> job() {
  co_await sleep(1);
  co_return "v";
}

Coro<> async_main() {
  const auto task = create_task(job());
  log(thrown_by([&] { task.set_result("1"); }));
  log(thrown_by([&] { task.set_exception(ValueError()); }));
  log(thrown_by([&] { task.result(); }));
  log("await ->", co_await task);
  log("result ->", task.result(), "exception ->", task.exception());
}

int main() { vloop::run(async_main()); }
