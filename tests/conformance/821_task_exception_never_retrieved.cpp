#include "vloop.hpp"

// A failed task nobody looked at is reported when its last reference goes.
Coro<> bad(std::string name) {
  throw ValueError(name);
  co_return;
}

Coro<> async_main() {
  auto dropped = create_task(bad("dropped"));
  co_await sleep(1);
  log("task is done, still referenced");
  dropped = {};
  log("reference dropped");
  auto seen = create_task(bad("looked at"));
  co_await sleep(0);
  seen.exception();
  seen = {};
  create_task(bad("kept by nobody"));
  co_await sleep(0);
  co_await sleep(0);
  log("end");
}

int main() { vloop::run(async_main()); }
