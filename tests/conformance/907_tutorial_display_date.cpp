#include "vloop.hpp"

// Tutorial 001: print once a second for five seconds.
Coro<> display() {
  const auto& loop = get_running_loop();
  const double end_time = loop.time() + 5.0;
  while (true) {
    log("tick");
    if (loop.time() + 1.0 >= end_time) break;
    co_await sleep(1);
  }
}

int main() {
  vloop::run(display());
  log("end");
}
