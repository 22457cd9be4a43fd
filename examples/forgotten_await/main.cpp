// Trap: calling a coroutine function without awaiting it. The call only makes a
// coroutine object; its body never runs. The compiler warns of it, and so does
// the program when the object is destroyed.
//
// Expect a RuntimeWarning instead of a "hello" from the first call. The fix is
// the second call: co_await it.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> say_after(double delay, std::string what) {
  co_await asyncio::sleep(delay);
  asyncio::print("{}", what);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  double start = loop.time();

  asyncio::print("calling say_after");
  say_after(1, "hello");
  asyncio::print("back after {:.2f} s, nothing was said", loop.time() - start);

  asyncio::print("awaiting say_after");
  start = loop.time();
  co_await say_after(1, "hello");
  asyncio::print("back after {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
