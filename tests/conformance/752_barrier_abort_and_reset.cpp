#include "vloop.hpp"

// abort() and reset() break the waiters; a reset barrier works again.
Coro<> runner(std::string n, asyncio::Barrier bar) {
  try {
    log(n, "index", co_await bar.wait());
  } catch (const asyncio::BrokenBarrierError&) {
    log(n, describe());
  }
}

Coro<> async_main() {
  const asyncio::Barrier bar{2};
  auto t = create_task(runner("a", bar));
  co_await sleep(1);
  co_await bar.reset();
  co_await t;
  log("after reset, broken:", bar.broken());
  t = create_task(runner("b", bar));
  co_await sleep(1);
  co_await bar.abort();
  co_await t;
  log("after abort, broken:", bar.broken());
  co_await runner("c", bar);
  co_await bar.reset();
  co_await gather(runner("d", bar), runner("e", bar));
}

int main() { vloop::run(async_main()); }
