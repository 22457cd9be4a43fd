#include <gtest/gtest.h>

#include <asyncio/asyncio.hpp>

TEST(Run, returns_what_main_returns) {
  const auto main = []() -> asyncio::Coro<int> { co_return 42; };
  EXPECT_EQ(asyncio::run(main()), 42);
}
