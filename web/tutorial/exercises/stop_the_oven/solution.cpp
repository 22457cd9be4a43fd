// The cake fails after 2 s, and the group cancels the pie, which would have
// been ready after 3 s.

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
    co_await asyncio::async_with(asyncio::TaskGroup{}, [](auto& group) {
      group.create_task(bake("bread", 1));
      group.create_task(bake("cake", 2));
      group.create_task(bake("pie", 3));
    });
  } catch (const std::exception& error) {
    asyncio::print("caught: {}", error.what());
  }

  co_await asyncio::sleep(2);
  asyncio::print("the bakery closes");
}

int main() { asyncio::run(async_main()); }
