// Three burgers, three ways to run a shop. A burger needs the grill for 1
// minute, the toaster for 2, and a clerk who cuts the vegetables by hand for 3.
// A minute of the shop takes 0.1 s here.
//
// Expect 18 minutes with one clerk who does one step after another, 6 with
// three such clerks, and 9 with one clerk who cuts while the machines work:
// waiting can overlap, one pair of hands cannot.

#include <asyncio/asyncio.hpp>

constexpr double minute = 0.1;

asyncio::Coro<> grill_patty() { co_await asyncio::sleep(1 * minute); }
asyncio::Coro<> toast_bun() { co_await asyncio::sleep(2 * minute); }
asyncio::Coro<> cut_vegetables() { co_await asyncio::sleep(3 * minute); }

void serve(int burger, double opened) {
  const double minutes = (asyncio::get_running_loop().time() - opened) / minute;
  asyncio::print("  burger {} after {:.0f} minutes", burger, minutes);
}

asyncio::Coro<> make_step_by_step(int burger, double opened) {
  co_await grill_patty();
  co_await toast_bun();
  co_await cut_vegetables();
  serve(burger, opened);
}

asyncio::Coro<> make_side_by_side(int burger, double opened) {
  co_await asyncio::gather(grill_patty(), toast_bun(), cut_vegetables());
  serve(burger, opened);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  asyncio::print("a minute of the shop takes {} s", minute);

  asyncio::print("one clerk, one step after another:");
  double opened = loop.time();
  for (int burger = 1; burger <= 3; ++burger)
    co_await make_step_by_step(burger, opened);

  // Each clerk is a task and has hands of their own, so nobody
  // waits for anybody.
  asyncio::print("three clerks, each one step after another:");
  opened = loop.time();
  co_await asyncio::gather(make_step_by_step(1, opened),
                           make_step_by_step(2, opened),
                           make_step_by_step(3, opened));

  // One pair of hands cuts for one burger at a time: hence the
  // loop, not a gather of three.
  asyncio::print("one clerk, cutting while the machines work:");
  opened = loop.time();
  for (int burger = 1; burger <= 3; ++burger)
    co_await make_side_by_side(burger, opened);
}

int main() { asyncio::run(async_main()); }
