#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::gather;
using asyncio::print;
using asyncio::return_exceptions;
using asyncio::sleep;
using asyncio::Task;

namespace {

/// Who gets to see the message of `cancel()`: what the fuzzer found to be otherwise in CPython.
using CancelMessageTest = RuntimeTest;

Coro<> sleeper() { co_await sleep(10); }

Coro<Task<>> cancelled_task(std::string message) {
  const auto task = create_task(sleeper());
  co_await sleep(0);
  task.cancel(message);
  co_await sleep(0);
  co_await sleep(0);
  co_return task;
}

TEST_F(CancelMessageTest, goes_to_the_first_who_asks_a_task) {
  const auto main = []() -> Coro<> {
    const auto task = co_await cancelled_task("why");
    print("{}", thrown_by([&] { task.result(); }));
    print("{}", thrown_by([&] { task.result(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] CancelledError('why')\n"
            "[0.000] CancelledError()\n");
}

TEST_F(CancelMessageTest, of_a_future_goes_to_all_who_ask) {
  const auto main = []() -> Coro<> {
    const auto future = asyncio::get_running_loop().create_future();
    future.cancel("why");
    print("{}", thrown_by([&] { future.result(); }));
    print("{}", thrown_by([&] { future.result(); }));
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] CancelledError('why')\n"
            "[0.000] CancelledError('why')\n");
}

TEST_F(CancelMessageTest, of_a_task_is_not_taken_by_gathered_outcomes) {
  const auto main = []() -> Coro<> {
    const auto task = co_await cancelled_task("why");
    const std::vector<Task<>> tasks{task};
    const auto outcomes = co_await gather(return_exceptions, tasks);
    print("{}", asyncio::repr(outcomes));
    print("{}", thrown_by([&] { task.result(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] [CancelledError('')]\n"
            "[0.000] CancelledError('why')\n");
}

TEST_F(CancelMessageTest, of_a_task_is_taken_by_a_wait_for_that_gives_no_time) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(sleeper());
    co_await sleep(0);
    task.cancel("why");
    try {
      co_await asyncio::wait_for(task, 0);
    } catch (const asyncio::TimeoutError&) {
      print("{}", thrown_by([&] { task.result(); }));
    }
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] CancelledError()\n");
}

TEST_F(CancelMessageTest, of_a_cancelled_gather_is_what_its_last_argument_was_told) {
  const auto main = []() -> Coro<> {
    const auto first = create_task(sleeper());
    const auto last = create_task(sleeper());
    const auto all = gather(return_exceptions, first, last);
    co_await sleep(0);
    last.cancel("last");
    co_await sleep(0);
    co_await sleep(0);
    all.cancel("all");
    try {
      co_await all;
    } catch (const CancelledError&) {
      print("{}", caught());
    }
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] CancelledError('last')\n");
}

TEST_F(CancelMessageTest, of_a_cancelled_gather_is_what_a_child_was_told_that_refused) {
  const auto main = []() -> Coro<> {
    Task<> outer;
    const auto refusing = [&]() -> Coro<> {
      outer.cancel("why");  // the child runs, so it keeps the request
      throw ValueError("refused");
      co_return;
    };
    const auto waiting = [&]() -> Coro<> { co_await gather(return_exceptions, refusing()); };
    outer = create_task(waiting());
    try {
      co_await outer;
    } catch (const CancelledError&) {
      print("{}", caught());
    }
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] CancelledError('why')\n");
}

}  // namespace
