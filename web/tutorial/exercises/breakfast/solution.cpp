#include <asyncio/asyncio.hpp>

asyncio::Coro<> brew_coffee() {
  co_await asyncio::sleep(0.3);
  asyncio::print("the coffee is ready");
}

asyncio::Coro<> toast_bread() {
  co_await asyncio::sleep(0.2);
  asyncio::print("the toast is ready");
}

asyncio::Coro<> warm_milk() {
  co_await asyncio::sleep(0.1);
  asyncio::print("the milk is warm");
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  co_await asyncio::gather(brew_coffee(), toast_bread(), warm_milk());

  const double minutes = (loop.time() - start) / 0.1;
  asyncio::print("breakfast after {:.0f} minutes", minutes);
}

int main() { asyncio::run(async_main()); }
