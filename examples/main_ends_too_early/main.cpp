// When the coroutine given to asyncio::run returns, run cancels all tasks that
// are not done. Here that is half a second in, and both tasks are still asleep.
// Nothing warns of it.
//
// Expect neither "hello" nor "world". The fix: await the tasks before
// async_main returns.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> say_after(double delay, std::string what) {
  co_await asyncio::sleep(delay);
  asyncio::print("{}", what);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  asyncio::create_task(say_after(1, "hello"));
  asyncio::create_task(say_after(2, "world"));

  asyncio::print("two tasks are on their way");
  co_await asyncio::sleep(0.5);
  asyncio::print("main ends after {:.2f} s", loop.time() - start);
}

int main() {
  asyncio::run(async_main());
  asyncio::print("run is over: neither task got to say anything");
}
