// Coroutines that go on after an exception, in the shapes that compilers get wrong: WebAssembly
// compilers lose exceptions here when they optimise.

#include <gtest/gtest.h>

#include <asyncio/asyncio.hpp>
#include <stdexcept>
#include <string>

#include "runtime_test.hpp"

namespace {

using asyncio::Coro;

Coro<int> fails_when_even(int number) {
  if (number % 2 == 0) throw std::runtime_error("even");
  co_return number;
}

class ExceptionsInLoopsTest : public RuntimeTest {};

TEST_F(ExceptionsInLoopsTest, a_failed_await_is_retried) {
  const auto main = []() -> Coro<std::string> {
    std::string seen;
    for (int i = 0; i < 4; ++i) {
      try {
        seen += std::to_string(co_await fails_when_even(i)) + " ";
      } catch (const std::runtime_error& error) {
        seen += std::string(error.what()) + " ";
      }
    }
    co_return seen;
  };
  EXPECT_EQ(run(main()), "even 1 even 3 ");
}

TEST_F(ExceptionsInLoopsTest, a_handler_may_lead_into_another_loop_that_awaits) {
  const auto main = []() -> Coro<int> {
    int handled = 0;
    int slept = 0;
    for (int i = 0; i < 3; ++i) {
      for (int j = 0; j < 3; ++j) {
        try {
          co_await fails_when_even(j);
        } catch (const std::runtime_error&) {
          ++handled;
        }
        for (int k = 0; k < 2; ++k) {
          co_await asyncio::sleep(0);
          ++slept;
        }
      }
      co_await asyncio::sleep(1);
    }
    co_return handled * 100 + slept;
  };
  EXPECT_EQ(run(main()), 618);
}

TEST_F(ExceptionsInLoopsTest, what_no_inner_handler_takes_reaches_the_outer_one) {
  const auto main = []() -> Coro<int> {
    int handled = 0;
    while (handled < 3) {
      try {
        for (;;) {
          try {
            co_await asyncio::sleep(0);
            co_await fails_when_even(handled * 2);
          } catch (const std::logic_error&) {
            co_return -1;
          }
        }
      } catch (const std::runtime_error&) {
        ++handled;
      }
    }
    co_return handled;
  };
  EXPECT_EQ(run(main()), 3);
}

}  // namespace
