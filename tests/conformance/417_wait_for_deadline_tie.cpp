#include "vloop.hpp"

// The awaitable and the deadline come at the same instant.  Whichever timer was created first is
// handled first.
Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto f = loop.create_future<std::string>();
  loop.call_later(2, [f] { f.set_result("future set first"); });
  try {
    log(co_await asyncio::wait_for(f, 2));
  } catch (const asyncio::TimeoutError&) {
    log("TimeoutError (future)");
  }
  const auto g = loop.create_future<std::string>();
  const auto task = create_task(asyncio::wait_for(g, 2));
  co_await sleep(0);
  loop.call_later(2, [g] {
    if (!g.done()) g.set_result("late");
  });
  co_await asyncio::wait(std::vector(1, task));
  log(state(task));
}

int main() { vloop::run(async_main()); }
