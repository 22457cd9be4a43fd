#include "vloop.hpp"

// Tutorials 000, 002: gather of tasks and of coroutines takes 2 s; list of results.
Coro<std::string> say_after(double delay, std::string what) {
  co_await sleep(delay);
  log(what);
  co_return what;
}

Coro<> async_main() {
  const std::vector tasks = {create_task(say_after(1, "hello")),
                             create_task(say_after(2, "world"))};
  log(co_await gather(tasks));
  std::vector<Coro<std::string>> coroutines;
  coroutines.push_back(say_after(1, "hello"));
  coroutines.push_back(say_after(2, "world"));
  log(co_await gather(std::move(coroutines)));
}

int main() { vloop::run(async_main()); }
