#include <memory>
#include <string>

#include "runtime_test.hpp"

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::shield;
using asyncio::sleep;
using asyncio::Task;

namespace {

using ShieldTest = RuntimeTest;

Coro<std::string> job(double delay) {
  co_await sleep(delay);
  print("job done");
  co_return "result";
}

Coro<std::string> failing(double delay) {
  co_await sleep(delay);
  throw ValueError("failed");
}

TEST_F(ShieldTest, passes_results_and_errors_on) {
  const auto main = []() -> Coro<> {
    print("{}", co_await shield(job(1)));
    co_await shield(sleep(1));
    co_await shield(create_task(failing(1)));
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('failed')");
  EXPECT_EQ(log(),
            "[1.000] job done\n"
            "[1.000] result\n");
  EXPECT_EQ(host.now(), 3);
}

TEST_F(ShieldTest, keeps_the_task_running_when_who_awaits_it_is_cancelled) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job(3));
    const auto waiting =
        create_task([](auto shielded) -> Coro<> { co_await shield(shielded); }(task));
    co_await sleep(1);
    waiting.cancel();
    co_await settled(waiting);
    print("waiting {}, task {}", state(waiting), state(task));
    print("{}", co_await task);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] waiting cancelled, task pending\n"
            "[3.000] job done\n"
            "[3.000] result\n");
}

TEST_F(ShieldTest, is_cancelled_with_what_it_shields) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job(3));
    const auto shielded = shield(task);
    get_running_loop().call_later(1, [task] { task.cancel("enough"); });
    try {
      co_await shielded;
    } catch (const CancelledError& error) {
      print("cancelled, message '{}', shield {}", error.message(), shielded.cancelled());
    }
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] cancelled, message '', shield true\n");
}

TEST_F(ShieldTest, of_a_future_that_is_done_is_that_future) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job(1));
    co_await task;
    print("{}", shield(task) == task);
    const auto pending = get_running_loop().create_future();
    print("{}", shield(pending) == pending);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] job done\n"
            "[1.000] true\n"
            "[1.000] false\n");
}

TEST_F(ShieldTest, lets_an_inner_error_be_reported_when_the_outer_was_cancelled_before) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(
        [](asyncio::Loop&, const asyncio::ExceptionContext& context) {
          print("{}: {}", context.message, caught(context.exception));
        });
    shield(failing(2)).cancel();
    co_await sleep(3);
    print("end");
  };
  run(main());
  EXPECT_EQ(log(),
            "[2.000] Task exception was never retrieved: ValueError('failed')\n"
            "[3.000] end\n");
}

TEST_F(ShieldTest, hides_an_inner_error_of_the_pass_in_which_the_outer_is_cancelled) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(
        [](asyncio::Loop&, const asyncio::ExceptionContext& context) {
          print("{}: {}", context.message, caught(context.exception));
        });
    {
      const auto inner = get_running_loop().create_future();
      const auto outer = shield(inner);
      inner.set_exception(ValueError("too late"));
      outer.cancel();
    }
    co_await sleep(1);
    print("end");
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] end\n");
}

TEST_F(ShieldTest, results_that_can_only_be_moved_arrive) {
  const auto make = []() -> Coro<std::unique_ptr<int>> { co_return std::make_unique<int>(7); };
  const auto main = [&]() -> Coro<int> { co_return *co_await shield(make()); };
  EXPECT_EQ(run(main()), 7);
}

/// Its copies throw.
struct CopyThrows {
  CopyThrows() = default;
  CopyThrows(const CopyThrows&) { throw ValueError("copy"); }
  CopyThrows(CopyThrows&&) noexcept = default;
};

TEST_F(ShieldTest, of_a_result_whose_copy_throws_fails) {
  const auto make = []() -> Coro<CopyThrows> { co_return CopyThrows(); };
  const auto main = [&]() -> Coro<> { co_await shield(make()); };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('copy')");
}

TEST_F(ShieldTest, of_a_task_whose_result_does_not_matter_is_done_with_it) {
  const auto main = []() -> Coro<> {
    const Task<> task = create_task(job(1));
    co_await shield(task);
    print("end");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] job done\n"
            "[1.000] end\n");
}

TEST_F(ShieldTest, set_by_somebody_else_is_a_callback_s_error) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(
        [](asyncio::Loop&, const asyncio::ExceptionContext& context) {
          print("{}: {}", context.message, caught(context.exception));
        });
    const auto inner = get_running_loop().create_future<int>();
    const auto outer = shield(inner);
    inner.set_result(1);
    outer.set_result(2);
    co_await sleep(1);
    print("{}", outer.result());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] Exception in callback: InvalidStateError('invalid state')\n"
            "[1.000] 2\n");
}

TEST_F(ShieldTest, costs_three_passes) {
  int passes = 0;
  const auto ticker = [&]() -> Coro<> {
    while (true) {
      ++passes;
      co_await sleep(0);
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto nothing = []() -> Coro<> { co_return; };
    const auto ticking = create_task(ticker());
    co_await shield(nothing());
    print("{} passes", passes);
    ticking.cancel();
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] 3 passes\n");
}

TEST_F(ShieldTest, outside_of_a_loop_throws_and_leaves_the_coroutine_usable) {
  auto coroutine = job(1);
  EXPECT_EQ(thrown_by([&] { std::ignore = shield(std::move(coroutine)); }),
            "RuntimeError('no running event loop')");
  EXPECT_EQ(run(std::move(coroutine)), "result");
}

TEST_F(ShieldTest, abandoned_with_its_loop_is_cleaned_up) {
  const auto payload = std::make_shared<int>(0);
  {
    const auto loop = asyncio::new_event_loop(&host);
    const auto holds = [](std::shared_ptr<int>) -> Coro<> { co_await sleep(100); };
    const auto main = [&]() -> Coro<> {
      const auto shielded = shield(holds(payload));
      std::ignore = shield(get_running_loop().create_future());
      co_await sleep(1);
      shielded.cancel();
    };
    loop.run_until_complete(main());
  }
  EXPECT_EQ(payload.use_count(), 1);
}

}  // namespace
