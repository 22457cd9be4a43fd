#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> serve(std::string what) {
  co_await asyncio::sleep(1);
  asyncio::print("here is the {}", what);
}

asyncio::Coro<> async_main() {
  auto tea = serve("tea");
  auto cake = serve("cake");

  asyncio::print("tea and two cakes, please");
  co_await cake;
  asyncio::print("thank you");
}

int main() { asyncio::run(async_main()); }
