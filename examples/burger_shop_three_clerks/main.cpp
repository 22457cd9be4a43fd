// Three burgers by three clerks, each of whom does one step after another: the
// grill takes 1 minute, the toaster 2, cutting the vegetables 3. A minute takes
// 0.1 s here.
//
// Expect 6 minutes. A clerk is a task: three of them have six hands.

#include <asyncio/asyncio.hpp>

constexpr double minute = 0.1;

asyncio::Coro<> grill_patty() { co_await asyncio::sleep(1 * minute); }
asyncio::Coro<> toast_bun() { co_await asyncio::sleep(2 * minute); }
asyncio::Coro<> cut_vegetables() { co_await asyncio::sleep(3 * minute); }

asyncio::Coro<> make_burger(int burger, double opened) {
  co_await grill_patty();
  co_await toast_bun();
  co_await cut_vegetables();
  const double minutes = (asyncio::get_running_loop().time() - opened) / minute;
  asyncio::print("burger {} after {:.0f} minutes", burger, minutes);
}

asyncio::Coro<> async_main() {
  const double opened = asyncio::get_running_loop().time();
  co_await asyncio::gather(make_burger(1, opened), make_burger(2, opened),
                           make_burger(3, opened));
}

int main() { asyncio::run(async_main()); }
