#include "vloop.hpp"

// A zero or negative delay goes through the timer heap: it is moved to the ready queue at the start
// of the next pass, after what is already ready.
Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto say = [](const char* text) { log(text); };
  loop.call_later(0, say, "later 0");
  loop.call_later(-5, say, "later -5");
  loop.call_soon(say, "soon 1");
  loop.call_at(loop.time() - 1, say, "at -1");
  loop.call_soon(say, "soon 2");
  co_await sleep(0);
  log("main resumed");
  co_await sleep(0);
  log("main resumed again");
}

int main() { vloop::run(async_main()); }
