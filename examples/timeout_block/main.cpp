// timeout limits a whole block, however many awaits it has: they share the
// time. When it is over, the await that is under way is cancelled, and the
// block throws TimeoutError. A block that gets on well can ask for more time.
//
// Expect two of the three steps in the first block, which ends after 1.5 s. The
// second block moves its deadline on and ends by itself after 1.8 s.

#include <asyncio/asyncio.hpp>

asyncio::Coro<> step(int number) {
  co_await asyncio::sleep(0.6);
  asyncio::print("step {}", number);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  double start = loop.time();

  const auto three_steps = []() -> asyncio::Coro<> {
    for (int number = 1; number <= 3; ++number) co_await step(number);
  };
  try {
    co_await asyncio::async_with(asyncio::timeout(1.5), three_steps);
  } catch (const asyncio::TimeoutError&) {
    asyncio::print("too late after {:.2f} s", loop.time() - start);
  }

  start = loop.time();
  const auto deadline = asyncio::timeout(1.5);
  co_await asyncio::async_with(deadline, [&]() -> asyncio::Coro<> {
    for (int number = 1; number <= 3; ++number) {
      co_await step(number);
      deadline.reschedule(loop.time() + 1);  // a second for what comes next
    }
  });
  const auto expired = deadline.expired() ? "yes" : "no";
  asyncio::print("in time after {:.2f} s, expired: {}", loop.time() - start,
                 expired);
}

int main() { asyncio::run(async_main()); }
