#include "vloop.hpp"

// wait_for with a 1 s limit on an hour's sleep.
Coro<> eternity() {
  co_await sleep(3600);
  log("yay!");
}

Coro<> async_main() {
  try {
    co_await asyncio::wait_for(eternity(), 1.0);
  } catch (const asyncio::TimeoutError&) {
    log("timeout!");
  }
}

int main() { vloop::run(async_main()); }
