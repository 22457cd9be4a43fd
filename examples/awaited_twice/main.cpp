// Trap: a coroutine is one call of a function, so it can be awaited
// once. A second await throws.
//
// Expect a RuntimeError from the coroutine's second await. The fix: make it a
// task, which keeps its result and can be awaited as often as you like; or call
// the function again.

#include <asyncio/asyncio.hpp>

asyncio::Coro<int> answer() {
  co_await asyncio::sleep(1);
  co_return 42;
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  auto coroutine = answer();
  asyncio::print("coroutine, first await: {}", co_await coroutine);
  try {
    asyncio::print("coroutine, second await: {}", co_await coroutine);
  } catch (const asyncio::RuntimeError& error) {
    asyncio::print("coroutine, second await: {}", error.what());
  }

  const auto task = asyncio::create_task(answer());
  asyncio::print("task, first await: {}", co_await task);
  asyncio::print("task, second await: {}", co_await task);

  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
