#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "runtime_test.hpp"

using asyncio::async_with;
using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::get_running_loop;
using asyncio::None;
using asyncio::print;
using asyncio::sleep;
using asyncio::Timeout;
using asyncio::timeout;
using asyncio::timeout_at;
using asyncio::TimeoutError;

namespace {

using TimeoutTest = RuntimeTest;

TEST_F(TimeoutTest, throws_when_the_block_takes_longer) {
  const auto main = []() -> Coro<> {
    try {
      co_await async_with(timeout(2), [] { return sleep(10); });
    } catch (const TimeoutError&) {
      print("{}, requests {}", caught(), current_task().cancelling());
    }
  };
  run(main());
  EXPECT_EQ(log(), "[2.000] TimeoutError(), requests 0\n");
}

TEST_F(TimeoutTest, gives_what_the_block_returns_in_time) {
  const auto main = []() -> Coro<std::string> {
    co_return co_await async_with(timeout(2), [] { return sleep(1, std::string("in time")); });
  };
  EXPECT_EQ(run(main()), "in time");
  EXPECT_EQ(host.now(), 1);
}

TEST_F(TimeoutTest, lets_the_block_s_own_errors_pass) {
  const auto main = []() -> Coro<> {
    co_await async_with(timeout(2), []() -> Coro<> {
      co_await sleep(1);
      throw ValueError("own");
    });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('own')");
}

TEST_F(TimeoutTest, lets_an_error_pass_that_clean_up_throws_after_the_deadline) {
  const auto main = []() -> Coro<> {
    auto deadline = timeout(1);
    try {
      co_await async_with(deadline, []() -> Coro<> {
        try {
          co_await sleep(10);
        } catch (const CancelledError&) {
          throw ValueError("clean-up");
        }
      });
    } catch (const ValueError&) {
      print("{} expired {}, requests {}", caught(), deadline.expired(),
            current_task().cancelling());
    }
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] ValueError('clean-up') expired true, requests 0\n");
}

TEST_F(TimeoutTest, takes_seconds_chrono_durations_optionals_and_none) {
  using namespace std::chrono_literals;
  const auto expires_at = [](asyncio::Limit limit) -> Coro<> {
    auto deadline = timeout(limit);
    print("{}", deadline.when() ? asyncio::repr(*deadline.when()) : "None");
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    co_await expires_at(2);
    co_await expires_at(0.25);
    co_await expires_at(1500ms);
    co_await expires_at(std::optional<double>(3));
    co_await expires_at(std::optional(2s));
    co_await expires_at(std::optional<double>());
    co_await expires_at(None{});
    co_await expires_at(std::nullopt);
    co_await expires_at({});
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 2.0\n"
            "[0.000] 0.25\n"
            "[0.000] 1.5\n"
            "[0.000] 3.0\n"
            "[0.000] 2.0\n"
            "[0.000] None\n"
            "[0.000] None\n"
            "[0.000] None\n"
            "[0.000] None\n");
}

TEST_F(TimeoutTest, of_none_never_strikes_and_leaves_no_timer) {
  const auto main = []() -> Coro<> {
    co_await async_with(timeout(None{}), [] { return sleep(1000); });
  };
  run(main());
  EXPECT_EQ(host.now(), 1000);
}

TEST_F(TimeoutTest, at_a_point_in_time) {
  const auto main = []() -> Coro<> {
    co_await sleep(5);
    auto deadline = timeout_at(get_running_loop().time() + 1);
    print("when {}", *deadline.when());
    co_await async_with(deadline, [] { return sleep(10); });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "TimeoutError()");
  EXPECT_EQ(log(), "[5.000] when 6\n");
  EXPECT_EQ(host.now(), 6);
}

TEST_F(TimeoutTest, in_the_past_strikes_at_the_first_suspension) {
  const auto main = []() -> Coro<> {
    auto deadline = timeout(-1);
    co_await async_with(deadline, []() -> Coro<> {
      print("runs until it suspends");
      co_await sleep(0);
      print("never printed");
    });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "TimeoutError()");
  EXPECT_EQ(log(), "[0.000] runs until it suspends\n");
}

TEST_F(TimeoutTest, in_the_past_lets_a_block_pass_that_does_not_suspend) {
  const auto main = []() -> Coro<bool> {
    auto deadline = timeout(0);
    co_await async_with(deadline, [] {});
    co_await sleep(1);
    co_return deadline.expired();
  };
  EXPECT_FALSE(run(main()));
}

TEST_F(TimeoutTest, can_be_moved_from_outside_of_its_block) {
  const auto main = []() -> Coro<> {
    auto deadline = timeout(2);
    get_running_loop().call_later(1, [deadline] { deadline.reschedule(5); });
    co_await async_with(deadline, [] { return sleep(10); });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "TimeoutError()");
  EXPECT_EQ(host.now(), 5);
}

TEST_F(TimeoutTest, rescheduled_to_the_past_strikes_in_the_next_pass) {
  const auto main = []() -> Coro<> {
    co_await async_with(timeout(10), [](Timeout& deadline) -> Coro<> {
      deadline.reschedule(0);
      print("still here");
      co_await sleep(0);
      print("never printed");
    });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "TimeoutError()");
  EXPECT_EQ(log(), "[0.000] still here\n");
}

TEST_F(TimeoutTest, rescheduled_to_none_is_off) {
  const auto main = []() -> Coro<> {
    co_await async_with(timeout(1), [](Timeout& deadline) -> Coro<> {
      deadline.reschedule(None{});
      co_await sleep(10);
    });
  };
  run(main());
  EXPECT_EQ(host.now(), 10);
}

TEST_F(TimeoutTest, can_be_rescheduled_only_while_it_is_active) {
  const auto main = []() -> Coro<> {
    auto deadline = timeout(1);
    const auto reschedule = [&] { print("{}", thrown_by([&] { deadline.reschedule(5); })); };
    reschedule();
    try {
      co_await async_with(deadline, [&]() -> Coro<> {
        try {
          co_await sleep(10);
        } catch (const CancelledError&) {
          reschedule();
          throw;
        }
      });
    } catch (const TimeoutError&) {
      reschedule();
    }
    deadline = timeout(1);
    co_await async_with(deadline, [] {});
    reschedule();
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] RuntimeError('Timeout has not been entered')\n"
            "[1.000] RuntimeError('Cannot change state of expiring Timeout')\n"
            "[1.000] RuntimeError('Cannot change state of expired Timeout')\n"
            "[1.000] RuntimeError('Cannot change state of finished Timeout')\n");
}

TEST_F(TimeoutTest, can_be_entered_once) {
  const auto main = []() -> Coro<> {
    auto deadline = timeout(1);
    co_await async_with(deadline, [] {});
    co_await async_with(deadline, [] {});
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "RuntimeError('Timeout has already been entered')");
}

TEST_F(TimeoutTest, needs_a_task) {
  const auto main = []() -> Coro<> {
    get_running_loop().call_soon([] { print("{}", thrown_by([] { timeout(1).aenter(); })); });
    co_await sleep(0);
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] RuntimeError('Timeout should be used inside a task')\n");
}

TEST_F(TimeoutTest, needs_a_loop) {
  EXPECT_EQ(thrown_by([] { std::ignore = timeout(1); }), "RuntimeError('no running event loop')");
  EXPECT_EQ(thrown_by([] { std::ignore = timeout(None{}); }),
            "RuntimeError('no running event loop')");
}

TEST_F(TimeoutTest, shows_its_state_and_deadline) {
  const auto main = []() -> Coro<> {
    co_await sleep(0.0004);
    auto deadline = timeout(1.5);
    print("{}", deadline);
    try {
      co_await async_with(deadline, [&]() -> Coro<> {
        print("{}", deadline);
        try {
          co_await sleep(10);
        } catch (const CancelledError&) {
          print("{}", deadline);
          throw;
        }
      });
    } catch (const TimeoutError&) {
      print("{}", deadline);
    }
    deadline = timeout(None{});
    co_await async_with(deadline, [&] { print("{}", deadline); });
    print("{}", deadline);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Timeout [created]>\n"
            "[0.000] <Timeout [active] when=1.5>\n"
            "[1.500] <Timeout [expiring]>\n"
            "[1.500] <Timeout [expired]>\n"
            "[1.500] <Timeout [active] when=None>\n"
            "[1.500] <Timeout [finished]>\n");
}

TEST_F(TimeoutTest, inside_a_task_that_was_cancelled_before_still_throws) {
  const auto main = []() -> Coro<> {
    const auto stubborn = []() -> Coro<> {
      try {
        co_await sleep(10);
      } catch (const CancelledError&) {
        print("cancelled, requests {}", current_task().cancelling());
      }
      try {
        co_await async_with(timeout(1), [] { return sleep(10); });
      } catch (const TimeoutError&) {
        print("timeout, requests {}", current_task().cancelling());
      }
    };
    const auto task = create_task(stubborn());
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] cancelled, requests 1\n"
            "[2.000] timeout, requests 1\n");
}

TEST_F(TimeoutTest, a_block_cancelled_from_outside_before_the_deadline_throws_that) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(async_with(timeout(5), [] { return sleep(10); }));
    co_await sleep(1);
    task.cancel("stop");
    co_await settled(task);
    print("{}, requests {}", state(task), task.cancelling());
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] cancelled, requests 1\n");
}

TEST_F(TimeoutTest, a_block_cancelled_from_outside_at_the_deadline_throws_that) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(async_with(timeout(2), [] { return sleep(10); }));
    co_await sleep(0);
    get_running_loop().call_later(2, [task] { task.cancel(); });
    co_await settled(task);
    print("{}, requests {}", state(task), task.cancelling());
  };
  run(main());
  EXPECT_EQ(log(), "[2.000] cancelled, requests 1\n");
}

TEST_F(TimeoutTest, left_by_a_program_that_ends_is_cleaned_up) {
  const auto payload = std::make_shared<int>(0);
  std::optional<Timeout> kept;
  const auto main = [&]() -> Coro<> {
    const auto holds = [](std::shared_ptr<int>, Timeout deadline) -> Coro<> {
      co_await async_with(deadline, [] { return sleep(100); });
    };
    kept = timeout(50);
    std::ignore = create_task(holds(payload, *kept));
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(host.now(), 1);
  EXPECT_FALSE(kept->expired());
}

TEST_F(TimeoutTest, abandoned_with_its_loop_is_cleaned_up) {
  const auto payload = std::make_shared<int>(0);
  {
    const auto loop = asyncio::new_event_loop(&host);
    const auto holds = [](std::shared_ptr<int>, double delay) -> Coro<> {
      co_await async_with(timeout(delay), [] { return sleep(100); });
    };
    const auto tasks = {loop.create_task(holds(payload, 10)), loop.create_task(holds(payload, 0))};
    loop.call_soon([&] { loop.stop(); });
    loop.run_forever();
    EXPECT_EQ(tasks.size(), 2U);
  }
  EXPECT_EQ(payload.use_count(), 1);
}

}  // namespace
