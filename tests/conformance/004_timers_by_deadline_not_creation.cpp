#include "vloop.hpp"

// Timers fire by deadline; equal deadlines fire in creation order.
Coro<> async_main() {
  auto& loop = get_running_loop();
  const std::pair<double, const char*> timers[] = {{3, "c"},  {1, "a"},  {2, "b"},
                                                   {1, "a2"}, {2, "b2"}, {1, "a3"}};
  for (const auto& [delay, name] : timers) loop.call_later(delay, [name] { log(name); });
  co_await sleep(5);
  log("end");
}

int main() { vloop::run(async_main()); }
