// A TaskGroup is a block that ends when all the tasks made in it have ended: no
// task can be forgotten. async_with is the C++ form of Python's `async with`.
//
// Expect "hello" after 1 s and "world" after 2 s. The await of both is at the
// end of the block.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> say_after(double delay, std::string what) {
  co_await asyncio::sleep(delay);
  asyncio::print("{}", what);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  // A body that has to await something itself is a coroutine: write
  // `-> asyncio::Coro<>` then.
  co_await asyncio::async_with(asyncio::TaskGroup{}, [](auto& group) {
    group.create_task(say_after(1, "hello"));
    group.create_task(say_after(2, "world"));
    asyncio::print("the body of the block is over, its tasks are not");
  });

  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
