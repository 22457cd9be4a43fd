#include "vloop.hpp"

// cancel() of a gather that already failed does nothing to the survivors.
Coro<> ok(std::string name, double delay) {
  co_await sleep(delay);
  log(name, "done");
}

Coro<> bad() {
  co_await sleep(1);
  throw ValueError("bad");
}

Coro<> async_main() {
  const auto gathering = gather(ok("a", 3), bad());
  try {
    co_await gathering;
  } catch (const ValueError&) {
    log(describe(), "| cancel ->", gathering.cancel());
  }
  co_await sleep(3);
  log("end");
}

int main() { vloop::run(async_main()); }
