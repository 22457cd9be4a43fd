// Two coroutines awaited one after the other. To await a coroutine is like
// calling a function: async_main goes on only when say_after has returned.
//
// Expect "hello" after 1 s and "world" after 3 s: the waits add up.

#include <asyncio/asyncio.hpp>
#include <string>

// Parameters by value: a coroutine may run long after the call that made it.
asyncio::Coro<> say_after(double delay, std::string what) {
  co_await asyncio::sleep(delay);
  asyncio::print("{}", what);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  co_await say_after(1, "hello");
  co_await say_after(2, "world");

  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
