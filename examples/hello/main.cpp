// A first program. Calling async_main() only makes a coroutine; asyncio::run
// starts an event loop and runs the coroutine on it to its end.
//
// Expect "Hello ..." at once and "... world!" one second later.

#include <asyncio/asyncio.hpp>

asyncio::Coro<> async_main() {
  asyncio::print("Hello ...");
  // Only this coroutine waits: the loop is free to run others.
  co_await asyncio::sleep(1);
  asyncio::print("... world!");
}

int main() { asyncio::run(async_main()); }
