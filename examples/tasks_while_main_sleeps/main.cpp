// Tasks run whether somebody awaits them or not: all they need is that the loop
// gets its turn. Here async_main only sleeps, for longer than both tasks take.
//
// Expect "hello" after 1 s, "world" after 2 s, and the end of
// async_main after 3 s.

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
  co_await asyncio::sleep(3);
  asyncio::print("main slept for {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
