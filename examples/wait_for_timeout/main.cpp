// wait_for waits for one thing, but not longer than you say. When the time is
// over it cancels what it waits for, lets it clean up, and throws TimeoutError.
//
// Expect the soup after 0.5 s, in time. The roast takes an hour: after 1 s more
// it is cancelled, and only then comes the TimeoutError.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<std::string> cook(std::string dish, double seconds) {
  try {
    co_await asyncio::sleep(seconds);
  } catch (const asyncio::CancelledError&) {
    asyncio::print("the {} is taken off the fire", dish);
    throw;
  }
  co_return dish + " is ready";
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  asyncio::print("{}", co_await asyncio::wait_for(cook("soup", 0.5), 1));
  asyncio::print("{:.2f} s have passed", loop.time() - start);

  try {
    asyncio::print("{}", co_await asyncio::wait_for(cook("roast", 3600), 1));
  } catch (const asyncio::TimeoutError&) {
    asyncio::print("no roast today");
  }
  asyncio::print("{:.2f} s have passed", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
