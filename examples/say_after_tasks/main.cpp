// The same two coroutines, made tasks. The event loop runs tasks side by side,
// so both waits have begun before the first await is over.
//
// Expect "hello" after 1 s and "world" after 2 s: together as long as the
// longer one.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> say_after(double delay, std::string what) {
  co_await asyncio::sleep(delay);
  asyncio::print("{}", what);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const auto task1 = asyncio::create_task(say_after(1, "hello"));
  const auto task2 = asyncio::create_task(say_after(2, "world"));

  co_await task1;
  co_await task2;  // has been running for a second already

  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
