// asyncio::gather makes a task of each coroutine, waits for all of them, and
// gives their results in the order of its arguments, whichever ends first.
//
// Expect "world" after 1 s and "hello" after 2 s, then the
// results: hello first.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<std::string> say_after(double delay, std::string what) {
  co_await asyncio::sleep(delay);
  asyncio::print("{}", what);
  co_return what;
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const auto [first, second] =
      co_await asyncio::gather(say_after(2, "hello"), say_after(1, "world"));

  asyncio::print("gathered: {}, {}", first, second);
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
