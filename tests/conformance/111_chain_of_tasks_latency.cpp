#include "vloop.hpp"

// A result travels one task per pass: the done callback IS the resume.
struct Ticker {
  int passes = 0;
  bool ticking = true;
};
using SharedTicker = std::shared_ptr<Ticker>;

void tick(const SharedTicker& ticker) {
  ++ticker->passes;
  if (ticker->ticking) get_running_loop().call_soon(tick, ticker);
}

Coro<int> link(Future<int> previous, SharedTicker ticker) {
  const int result = co_await previous;
  log("link done at pass", ticker->passes, "value", result);
  co_return result + 1;
}

Coro<> async_main() {
  auto& loop = get_running_loop();
  const auto first = loop.create_future<int>();
  const auto ticker = std::make_shared<Ticker>();
  Future<int> last = first;
  for (int i = 0; i < 4; ++i) last = create_task(link(last, ticker));
  co_await sleep(0);
  loop.call_soon(tick, ticker);
  first.set_result(0);
  const int result = co_await last;
  log("final", result, "at pass", ticker->passes);
  ticker->ticking = false;
  co_await sleep(0);
}

int main() { vloop::run(async_main()); }
