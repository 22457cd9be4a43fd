#include <functional>

#include "vloop.hpp"

// A result travels one task per pass: the done callback IS the resume.
Coro<int> link(Future<int> previous, const int& passes) {
  const int result = co_await previous;
  log("link done at pass", passes, "value", result);
  co_return result + 1;
}

Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto first = loop.create_future<int>();
  int passes = 0;
  bool ticking = true;
  std::function<void()> tick = [&] {
    ++passes;
    if (ticking) loop.call_soon(tick);
  };

  Future<int> last = first;
  for (int i = 0; i < 4; ++i) last = create_task(link(last, passes));
  co_await sleep(0);
  loop.call_soon(tick);
  first.set_result(0);
  const int result = co_await last;
  log("final", result, "at pass", passes);
  ticking = false;
  co_await sleep(0);
}

int main() { vloop::run(async_main()); }
