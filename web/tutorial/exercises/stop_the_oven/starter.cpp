// The cake fails after 2 s. With gather the pie is baked all the same, and
// nobody waits for it.

#include <asyncio/asyncio.hpp>
#include <stdexcept>
#include <string>

asyncio::Coro<> bake(std::string what, double seconds) {
  co_await asyncio::sleep(seconds);
  if (what == "cake") throw std::runtime_error("the cake has burnt");
  asyncio::print("the {} is ready", what);
}

asyncio::Coro<> async_main() {
  try {
    co_await asyncio::gather(bake("bread", 1), bake("cake", 2), bake("pie", 3));
  } catch (const std::exception& error) {
    asyncio::print("caught: {}", error.what());
  }

  co_await asyncio::sleep(2);
  asyncio::print("the bakery closes");
}

int main() { asyncio::run(async_main()); }
