// Three burgers by one clerk, who cuts the vegetables while the machines work:
// the grill takes 1 minute, the toaster 2, cutting 3. A minute takes 0.1 s.
//
// Expect 9 minutes: waiting can overlap, one pair of hands cannot.

#include <asyncio/asyncio.hpp>

constexpr double minute = 0.1;

asyncio::Coro<> grill_patty() { co_await asyncio::sleep(1 * minute); }
asyncio::Coro<> toast_bun() { co_await asyncio::sleep(2 * minute); }
asyncio::Coro<> cut_vegetables() { co_await asyncio::sleep(3 * minute); }

asyncio::Coro<> make_burger(int burger, double opened) {
  co_await asyncio::gather(grill_patty(), toast_bun(), cut_vegetables());
  const double minutes = (asyncio::get_running_loop().time() - opened) / minute;
  asyncio::print("burger {} after {:.0f} minutes", burger, minutes);
}

asyncio::Coro<> async_main() {
  const double opened = asyncio::get_running_loop().time();
  // One pair of hands cuts for one burger at a time: hence a loop.
  for (int burger = 1; burger <= 3; ++burger)
    co_await make_burger(burger, opened);
}

int main() { asyncio::run(async_main()); }
