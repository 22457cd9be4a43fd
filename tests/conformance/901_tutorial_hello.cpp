#include "vloop.hpp"

// Tutorials 000, 001, 002: hello, one second, world.
Coro<> async_main() {
  log("hello");
  co_await sleep(1);
  log("world");
}

int main() {
  auto c = async_main();
  log("calling main() ran nothing");
  vloop::run(std::move(c));
}
