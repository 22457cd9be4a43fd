// A future is a place for a result that somebody else will bring: one task
// waits for it, another one sets it. Low-level; tasks are futures that set
// themselves.
//
// Expect "hello ..." at once, and "... world" when the other task has set the
// future, a second later.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> set_after(asyncio::Future<std::string> future, double delay,
                          std::string value) {
  co_await asyncio::sleep(delay);
  future.set_result(value);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const auto future = loop.create_future<std::string>();
  // A copy of a future refers to the same one.
  const auto task = loop.create_task(set_after(future, 1, "... world"));

  asyncio::print("hello ...");
  asyncio::print("done: {}", future.done() ? "yes" : "no");
  asyncio::print("{}", co_await future);
  asyncio::print("done: {}", future.done() ? "yes" : "no");
  co_await task;

  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
