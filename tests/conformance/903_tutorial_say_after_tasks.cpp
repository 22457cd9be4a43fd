#include "vloop.hpp"

// Tutorials 000, 001, 002: as tasks they take 2 s.
Coro<> say_after(double delay, std::string what) {
  co_await sleep(delay);
  log(what);
}

Coro<> async_main() {
  const double t = now();
  const auto task1 = create_task(say_after(1, "hello"));
  const auto task2 = create_task(say_after(2, "world"));
  log("started");
  co_await task1;
  co_await task2;
  log(fmt::format("time: {:.2f}", now() - t));
}

int main() { vloop::run(async_main()); }
