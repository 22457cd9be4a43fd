#include "vloop.hpp"

// Neither a pending nor a cancelled timer keeps the loop alive.
Coro<std::string> async_main() {
  auto& loop = get_running_loop();
  loop.call_later(100, [] { log("never"); });
  loop.call_later(50, [] { log("never"); }).cancel();
  co_await sleep(1);
  log("main done");
  co_return "value";
}

int main() { log("returned", vloop::run(async_main())); }
