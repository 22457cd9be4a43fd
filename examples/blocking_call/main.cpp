// Trap: a call that blocks the thread inside a coroutine. The event loop has
// only this thread, so until the call returns no other task can run, however
// many there are.
//
// Expect three waits in 1 s with asyncio::sleep, but one after the other in 3 s
// with the blocking call. The fix: await asyncio's own operations; never block
// inside a coroutine.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> wait_politely(std::string name) {
  asyncio::print("{} starts", name);
  co_await asyncio::sleep(1);
  asyncio::print("{} ends", name);
}

asyncio::Coro<> block(std::string name) {
  asyncio::print("{} starts", name);
  // Python's time.sleep(1): suspends nothing, stops everything.
  asyncio::blocking_sleep(1);
  asyncio::print("{} ends", name);
  co_return;  // without an await, this makes the function a coroutine
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();

  asyncio::print("waiting politely:");
  double start = loop.time();
  co_await asyncio::gather(wait_politely("A"), wait_politely("B"),
                           wait_politely("C"));
  asyncio::print("took {:.2f} s", loop.time() - start);

  asyncio::print("blocking:");
  start = loop.time();
  co_await asyncio::gather(block("A"), block("B"), block("C"));
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
