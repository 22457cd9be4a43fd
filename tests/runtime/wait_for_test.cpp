#include <chrono>
#include <coroutine>
#include <memory>
#include <string>

#include "runtime_test.hpp"

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::get_running_loop;
using asyncio::None;
using asyncio::print;
using asyncio::sleep;
using asyncio::TimeoutError;
using asyncio::wait_for;

namespace {

using WaitForTest = RuntimeTest;

Coro<std::string> job(double delay) {
  co_await sleep(delay);
  co_return "result";
}

/// Needs time to clean up when it is cancelled.
Coro<> tidy(double clean_up) {
  bool cancelled = false;
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    cancelled = true;
  }
  if (cancelled) {
    co_await sleep(clean_up);
    print("clean");
    throw CancelledError();
  }
}

TEST_F(WaitForTest, gives_the_result_of_coroutines_tasks_futures_and_sleeps) {
  const auto main = []() -> Coro<> {
    print("{}", co_await wait_for(job(1), 2));
    const auto task = create_task(job(1));
    print("{}", co_await wait_for(task, 2));
    const auto future = get_running_loop().create_future<int>();
    get_running_loop().call_later(1, [future] { future.set_result(5); });
    print("{}", co_await wait_for(future, std::chrono::seconds(2)));
    co_await wait_for(sleep(1), 2);
    print("{}", co_await wait_for(job(1), None{}));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] result\n"
            "[2.000] result\n"
            "[3.000] 5\n"
            "[5.000] result\n");
}

/// Written for C++ coroutines in general; suspends for no time.
struct Foreign {
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine) const { coroutine.resume(); }
  int await_resume() const noexcept { return 42; }
};

TEST_F(WaitForTest, takes_any_awaitable) {
  const auto main = []() -> Coro<int> { co_return co_await wait_for(Foreign(), 1); };
  EXPECT_EQ(run(main()), 42);
  const auto at_once = []() -> Coro<int> { co_return co_await wait_for(Foreign(), 0); };
  EXPECT_EQ(thrown_by([&] { run(at_once()); }), "TimeoutError()");
}

TEST_F(WaitForTest, results_that_can_only_be_moved_arrive) {
  const auto make = []() -> Coro<std::unique_ptr<int>> { co_return std::make_unique<int>(7); };
  const auto main = [&]() -> Coro<int> { co_return *co_await wait_for(make(), 1); };
  EXPECT_EQ(run(main()), 7);
}

TEST_F(WaitForTest, throws_when_what_it_cancelled_has_cleaned_up) {
  const auto main = []() -> Coro<> {
    try {
      co_await wait_for(tidy(2), 1);
    } catch (const TimeoutError&) {
      print("{}, requests {}", caught(), current_task().cancelling());
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[3.000] clean\n"
            "[3.000] TimeoutError(), requests 0\n");
}

TEST_F(WaitForTest, gives_a_result_that_comes_in_spite_of_the_cancellation) {
  const auto stubborn = []() -> Coro<std::string> {
    try {
      co_await sleep(10);
    } catch (const CancelledError&) {
      co_return "late";
    }
    co_return "never";
  };
  const auto main = [&]() -> Coro<> {
    print("{}", co_await wait_for(stubborn(), 1));
    print("{}", co_await wait_for(create_task(stubborn()), 1));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] late\n"
            "[2.000] late\n");
}

TEST_F(WaitForTest, lets_errors_pass) {
  const auto bad = []() -> Coro<> {
    co_await sleep(1);
    throw ValueError("bad");
  };
  const auto main = [&]() -> Coro<> { co_await wait_for(bad(), 2); };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('bad')");
}

TEST_F(WaitForTest, cancels_a_task_at_the_deadline) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job(10));
    try {
      co_await wait_for(task, 1);
    } catch (const TimeoutError&) {
      print("{}", state(task));
    }
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] cancelled\n");
}

TEST_F(WaitForTest, with_shield_leaves_the_task_running) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job(2));
    try {
      co_await wait_for(asyncio::shield(task), 1);
    } catch (const TimeoutError&) {
      print("{}", state(task));
    }
    print("{}", co_await task);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] pending\n"
            "[2.000] result\n");
}

TEST_F(WaitForTest, with_no_time_does_not_start_a_coroutine) {
  const auto body = []() -> Coro<> {
    print("never printed");
    co_return;
  };
  const auto main = [&]() -> Coro<> { co_await wait_for(body(), 0); };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "TimeoutError()");
  EXPECT_EQ(log(), "");
}

TEST_F(WaitForTest, with_no_time_gives_what_is_done_already) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job(1));
    co_await task;
    print("{}", co_await wait_for(task, -1));
    const auto future = get_running_loop().create_future<int>();
    future.set_exception(ValueError("failed already"));
    co_await wait_for(future, 0);
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('failed already')");
  EXPECT_EQ(log(), "[1.000] result\n");
}

TEST_F(WaitForTest, with_no_time_waits_for_the_clean_up_too) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(tidy(2));
    co_await sleep(0);
    try {
      co_await wait_for(task, 0);
    } catch (const TimeoutError&) {
      print("timeout");
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[2.000] clean\n"
            "[2.000] timeout\n");
}

TEST_F(WaitForTest, with_no_time_can_be_cancelled_while_it_waits_for_the_clean_up) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(tidy(5));
    co_await sleep(0);
    const auto waiting = create_task(wait_for(task, 0));
    co_await sleep(1);
    waiting.cancel();
    co_await settled(waiting);
    print("wait {}, task {}", state(waiting), state(task));
    co_await settled(task);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] wait cancelled, task pending\n"
            "[5.000] clean\n");
}

TEST_F(WaitForTest, cancelled_from_outside_cancels_and_waits) {
  const auto main = []() -> Coro<> {
    const auto waiting = create_task(wait_for(tidy(2), 5));
    co_await sleep(1);
    waiting.cancel();
    co_await settled(waiting);
    print("{}", state(waiting));
  };
  run(main());
  EXPECT_EQ(log(),
            "[3.000] clean\n"
            "[3.000] cancelled\n");
}

TEST_F(WaitForTest, shows_by_python_s_name) {
  const auto main = []() -> Coro<> {
    const auto waiting = create_task(wait_for(job(1), 5), "w");
    co_await sleep(0);
    print("{}", waiting);
    co_await waiting;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] <Task pending name='w' coro=<wait_for()> wait_for=<Future pending>>\n");
}

TEST_F(WaitForTest, abandoned_with_its_loop_is_cleaned_up) {
  const auto payload = std::make_shared<int>(0);
  {
    const auto loop = asyncio::new_event_loop(&host);
    const auto holds = [](std::shared_ptr<int>) -> Coro<> {
      bool cancelled = false;
      try {
        co_await sleep(100);
      } catch (const CancelledError&) {
        cancelled = true;
      }
      if (cancelled) co_await sleep(100);
    };
    const auto main = [&]() -> Coro<> {
      std::ignore = create_task(wait_for(holds(payload), 5));
      const auto task = create_task(holds(payload));
      co_await sleep(0);
      std::ignore = create_task(wait_for(task, 0));
      co_await sleep(1);
    };
    loop.run_until_complete(main());
  }
  EXPECT_EQ(payload.use_count(), 1);
}

}  // namespace
