#include "vloop.hpp"

// Tutorials 000, 001, 002: two awaits one after the other take 3 s.
Coro<> say_after(double delay, std::string what) {
  co_await sleep(delay);
  log(what);
}

Coro<> async_main() {
  const double t = now();
  co_await say_after(1, "hello");
  co_await say_after(2, "world");
  log(fmt::format("time: {:.2f}", now() - t));
}

int main() { vloop::run(async_main()); }
