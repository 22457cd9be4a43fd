#include "vloop.hpp"

// The first exception ends the gather at once; the others run on.
Coro<std::string> job(std::string name, double delay, bool fail = false) {
  co_await sleep(delay);
  log("job", name, fail ? "fails" : "done");
  if (fail) throw ValueError(name);
  co_return name;
}

Coro<> async_main() {
  try {
    co_await gather(job("a", 1), job("b", 2, true), job("c", 3), job("d", 4, true));
  } catch (const ValueError&) {
    log("gather raised", describe());
  }
  co_await sleep(5);
  log("end (the second failure is not reported)");
}

int main() { vloop::run(async_main()); }
