#include "vloop.hpp"

// A coroutine that is only called never runs; it is warned about when dropped.
Coro<int> nested() {
  log("never printed");
  co_return 42;
}

Coro<> async_main() {
  std::ignore = nested();
  log("after the bare call");
  auto coroutine = nested();
  coroutine.close();
  log("closed by hand: no warning");
  co_return;
}

int main() { vloop::run(async_main()); }
