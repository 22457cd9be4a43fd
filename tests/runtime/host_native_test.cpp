#include <chrono>
#include <string>

#include "runtime_test.hpp"

// Real clocks: order, and bounds so wide that a busy machine stays within them.

namespace {

using asyncio::Coro;
using asyncio::sleep;
using namespace std::chrono_literals;

double elapsed_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(SystemHost, sleeps_take_real_time_and_overlap) {
  const auto host = asyncio::system_host();
  std::string order;
  const auto nap = [&](char name, std::chrono::milliseconds time) -> Coro<> {
    co_await sleep(time);
    order += name;
  };
  const auto main = [&]() -> Coro<> {
    co_await asyncio::gather(nap('c', 300ms), nap('a', 100ms), nap('b', 200ms));
  };
  const auto start = std::chrono::steady_clock::now();
  asyncio::run(main(), {.host = host.get()});
  const double elapsed = elapsed_since(start);
  EXPECT_EQ(order, "abc");
  EXPECT_GE(elapsed, 0.3);
  EXPECT_LT(elapsed, 5);
}

TEST(SystemHost, never_wakes_before_the_deadline) {
  const auto host = asyncio::system_host();
  for (int i = 1; i <= 20; ++i) {
    const double deadline = host->now() + i * 0.0005;
    host->wait_until(deadline);
    EXPECT_GE(host->now(), deadline);
  }
}

TEST(SystemHost, wake_ends_the_next_wait) {
  const auto host = asyncio::system_host();
  host->wake();
  const auto start = std::chrono::steady_clock::now();
  host->wait_until(host->now() + 60);
  EXPECT_LT(elapsed_since(start), 30);
}

TEST(SystemHost, blocking_sleep_blocks_that_long) {
  const auto host = asyncio::system_host();
  const auto main = []() -> Coro<> {
    asyncio::blocking_sleep(50ms);
    co_return;
  };
  const auto start = std::chrono::steady_clock::now();
  asyncio::run(main(), {.host = host.get()});
  EXPECT_GE(elapsed_since(start), 0.05);
}

}  // namespace
