// An exception that leaves main after it has crossed asyncio::run.
#include <asyncio/asyncio.hpp>

#include <stdexcept>

asyncio::Coro<> async_main() {
  asyncio::print("about to fail");
  co_await asyncio::sleep(0.01);
  throw std::runtime_error("the oven is on fire");
}

int main() { asyncio::run(async_main()); }
