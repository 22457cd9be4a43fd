// Three waits of a second each that keep the thread to themselves meanwhile.
//
// Expect each to start when the one before has ended, 3 s in all: gather helps
// nothing where nobody suspends.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> wait(std::string name) {
  asyncio::print("{} starts", name);
  // Python's time.sleep(1): suspends nothing, stops everything.
  asyncio::blocking_sleep(1);
  asyncio::print("{} ends", name);
  co_return;  // without an await, this makes the function a coroutine
}

asyncio::Coro<> async_main() {
  co_await asyncio::gather(wait("A"), wait("B"), wait("C"));
}

int main() { asyncio::run(async_main()); }
