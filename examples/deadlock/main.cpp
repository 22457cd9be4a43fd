// Trap: two tasks, two locks. Each task holds one of them and waits for the
// other's, so neither can ever go on.
//
// Expect a DeadlockError, which says who waits for what: the loop has nothing
// ready and no timer set, so nothing can ever happen again. (Python's loop
// would hang here, without a word.) The fix: let all tasks take the locks in
// the same order, as the dining philosophers do.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> transfer(std::string name, asyncio::Lock first,
                         asyncio::Lock second) {
  co_await asyncio::async_with(first, [&]() -> asyncio::Coro<> {
    asyncio::print("{} holds one lock", name);
    co_await asyncio::sleep(1);
    asyncio::print("{} wants the other", name);
    co_await asyncio::async_with(second, [&]() -> asyncio::Coro<> {
      asyncio::print("{} holds both", name);  // never comes here
      co_return;
    });
  });
}

asyncio::Coro<> async_main() {
  const asyncio::Lock giro;
  const asyncio::Lock savings;
  const auto ann = asyncio::create_task(transfer("Ann", giro, savings), "Ann");
  const auto bob = asyncio::create_task(transfer("Bob", savings, giro), "Bob");
  co_await ann;
  co_await bob;
  asyncio::print("both are done");
}

int main() {
  try {
    asyncio::run(async_main());
  } catch (const asyncio::DeadlockError& error) {
    asyncio::print("{}", error.what());
  }
}
