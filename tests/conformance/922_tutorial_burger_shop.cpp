#include "vloop.hpp"

// Tutorial 000: three burgers; patty 1 (machine), bread 2 (machine), cutting 3 (by hand, blocking).
// One synchronous clerk 18, three clerks (threads) 6, one asynchronous clerk 9 (3 per burger:
// cutting cannot overlap with cutting).
Coro<> synchronous() {
  for (int n = 0; n < 3; ++n) {
    block(1);
    block(2);
    block(3);
  }
  co_return;
}

void one_clerk() {
  for (const int d : {1, 2, 3}) block(d);
}

Coro<> parallel() {
  co_await gather(asyncio::to_thread(one_clerk), asyncio::to_thread(one_clerk),
                  asyncio::to_thread(one_clerk));
}

Coro<> cut() {
  block(3);
  co_return;
}

Coro<> burger(int n) {
  co_await gather(sleep(1), sleep(2), cut());
  log("burger", n);
}

Coro<> asynchronous() {
  for (int n = 0; n < 3; ++n) co_await burger(n);
}

Coro<> timed(std::string name, Coro<> shop) {
  const double t = now();
  co_await std::move(shop);
  log(name, now() - t);
}

Coro<> async_main() {
  co_await timed("synchronous", synchronous());
  co_await timed("parallel", parallel());
  co_await timed("asynchronous", asynchronous());
}

int main() { vloop::run(async_main()); }
