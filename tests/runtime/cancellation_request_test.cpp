#include <string>

#include "runtime_test.hpp"

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;

namespace {

// How requests to cancel are counted, taken back, and made to oneself.
using CancellationRequestTest = RuntimeTest;

TEST_F(CancellationRequestTest, uncancel_takes_requests_back_down_to_zero) {
  const auto job = []() -> Coro<> {
    const auto me = current_task();
    try {
      co_await sleep(10);
    } catch (const CancelledError&) {
      print("cancelling {}", me.cancelling());
      const auto first = me.uncancel();
      const auto second = me.uncancel();
      print("{} {} {}", first, second, me.uncancel());
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(job());
    co_await sleep(1);
    task.cancel();
    task.cancel();
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] cancelling 2\n"
            "[1.000] 1 0 0\n");
}

TEST_F(CancellationRequestTest,
       two_requests_before_the_step_are_delivered_once_with_the_first_message) {
  const auto job = []() -> Coro<> {
    for (int i = 0; i < 2; ++i) {
      try {
        co_await sleep(10);
        print("slept");
      } catch (const CancelledError& error) {
        print("{}", error.message());
      }
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(job());
    co_await sleep(0);
    task.cancel("first");
    task.cancel("second");
    co_await task;
    print("cancelling {}", task.cancelling());
  };
  run(main());
  // As in CPython, the second request finds the future cancelled already and stays open: it is
  // thrown from the same step, in place of nothing more.
  EXPECT_EQ(log(),
            "[0.000] first\n"
            "[10.000] slept\n"
            "[10.000] cancelling 2\n");
}

TEST_F(CancellationRequestTest, of_oneself_is_delivered_at_the_next_suspension) {
  const auto quick = []() -> Coro<int> { co_return 1; };
  const auto job = [&]() -> Coro<> {
    current_task().cancel();
    print("still running {}", co_await quick());
    co_await sleep(0);
    print("never printed");
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(job());
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] still running 1\n"
            "[0.000] cancelled\n");
}

TEST_F(CancellationRequestTest, of_oneself_before_returning_drops_the_result) {
  const auto lucky = []() -> Coro<std::string> {
    current_task().cancel();
    co_return "dropped";
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(lucky());
    co_await settled(task);
    print("{} cancelling {}", state(task), task.cancelling());
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] cancelled cancelling 1\n");
}

TEST_F(CancellationRequestTest, of_oneself_while_awaiting_a_future_cancels_that_future) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future();
    const auto job = [&]() -> Coro<> {
      current_task().cancel("mine");
      co_await future;
    };
    const auto task = create_task(job());
    co_await settled(task);
    print("{} {}", state(task), state(future));
    print("{}", thrown_by([&] { future.result(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] cancelled cancelled\n"
            "[0.000] CancelledError('mine')\n");
}

TEST_F(CancellationRequestTest, taken_back_by_uncancel_before_delivery_is_not_delivered) {
  const auto main = []() -> Coro<> {
    const auto me = current_task();
    me.cancel();
    me.uncancel();
    co_await sleep(0);
    print("not delivered, cancelling {}", me.cancelling());
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] not delivered, cancelling 0\n");
}

}  // namespace
