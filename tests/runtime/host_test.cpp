#include <cstdlib>
#include <limits>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;

namespace {

TEST(VirtualHost, starts_at_zero_and_moves_only_by_waiting) {
  const auto host = asyncio::virtual_host();
  EXPECT_EQ(host->now(), 0);
  host->wait_until(5);
  EXPECT_EQ(host->now(), 5);
  host->wait_until(3);
  EXPECT_EQ(host->now(), 5) << "the clock went back";
  host->block_for(2);
  EXPECT_EQ(host->now(), 7);
}

TEST(VirtualHost, a_year_of_sleep_is_over_at_once_and_exact) {
  const auto host = asyncio::virtual_host();
  const auto main = []() -> Coro<double> {
    for (int day = 0; day < 365; ++day) co_await sleep(86'400);
    co_return get_running_loop().time();
  };
  EXPECT_EQ(asyncio::run(main(), {.host = host.get()}), 365 * 86'400);
}

TEST(VirtualHost, one_loop_after_another_goes_on_where_the_first_stopped) {
  const auto host = asyncio::virtual_host();
  const auto main = []() -> Coro<double> {
    co_await sleep(1);
    co_return get_running_loop().time();
  };
  EXPECT_EQ(asyncio::run(main(), {.host = host.get()}), 1);
  EXPECT_EQ(asyncio::run(main(), {.host = host.get()}), 2);
}

using BlockingSleep = RuntimeTest;

TEST_F(BlockingSleep, spends_the_time_while_nothing_else_runs) {
  const auto ticker = []() -> Coro<> {
    for (int i = 0; i < 3; ++i) {
      print("tick");
      co_await sleep(1);
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto ticking = asyncio::create_task(ticker());
    co_await sleep(0.5);
    asyncio::blocking_sleep(2);
    print("blocked for two seconds");
    co_await ticking;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] tick\n"
            "[2.500] blocked for two seconds\n"
            "[2.500] tick\n"
            "[3.500] tick\n");
}

TEST_F(BlockingSleep, of_a_negative_time_is_none) {
  const auto main = []() -> Coro<> {
    asyncio::blocking_sleep(-1);
    co_return;
  };
  run(main());
  EXPECT_EQ(host.now(), 0);
}

TEST(Seconds, are_made_of_numbers_and_of_durations) {
  EXPECT_EQ(asyncio::Seconds(1.5).count(), 1.5);
  EXPECT_EQ(asyncio::Seconds(2).count(), 2);
}

}  // namespace
