#include "vloop.hpp"

// Tutorial 003, trap 1: a blocking call stops the whole loop; the heartbeat shows it.
Coro<> heartbeat() {
  for (int i = 0; i < 4; ++i) {
    log("beat");
    co_await sleep(1);
  }
}

Coro<> bad() {
  block(2);
  log("bad over");
  co_return;
}

Coro<> good() {
  co_await sleep(2);
  log("good over");
}

Coro<> async_main() {
  auto h = create_task(heartbeat());
  co_await good();
  co_await h;
  h = create_task(heartbeat());
  co_await sleep(0);
  co_await bad();
  co_await h;
}

int main() { vloop::run(async_main()); }
