#include <memory>
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

using RunTest = RuntimeTest;

Coro<> tidy(std::string name, double clean_up) {
  bool cancelled = false;
  try {
    co_await sleep(100);
  } catch (const CancelledError&) {
    print("{} cancelled", name);
    cancelled = true;
  }
  if (!cancelled) co_return;
  co_await sleep(clean_up);
  print("{} cleaned up", name);
  throw CancelledError();
}

TEST_F(RunTest, gives_what_main_returns) {
  const auto main = []() -> Coro<int> { co_return 42; };
  EXPECT_EQ(run(main()), 42);
}

TEST_F(RunTest, gives_a_result_that_can_only_be_moved) {
  const auto main = []() -> Coro<std::unique_ptr<int>> { co_return std::make_unique<int>(1); };
  EXPECT_EQ(*run(main()), 1);
}

TEST_F(RunTest, throws_what_main_throws) {
  const auto main = []() -> Coro<int> {
    co_await sleep(1);
    throw ValueError("main");
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('main')");
  EXPECT_EQ(log(), "");
}

TEST_F(RunTest, throws_cancelled_error_when_main_ends_cancelled) {
  const auto main = []() -> Coro<> {
    current_task().cancel("enough");
    co_await sleep(1);
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "CancelledError('enough')");
}

TEST_F(RunTest, cancels_what_is_left_over_and_waits_for_it) {
  const auto main = []() -> Coro<> {
    create_task(tidy("a", 2));
    create_task(tidy("b", 1));
    co_await sleep(1);
    print("main over");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] main over\n"
            "[1.000] a cancelled\n"
            "[1.000] b cancelled\n"
            "[2.000] b cleaned up\n"
            "[3.000] a cleaned up\n");
}

TEST_F(RunTest, tasks_created_last_still_get_one_step) {
  const auto job = []() -> Coro<> {
    print("first step");
    try {
      co_await sleep(0);
      print("never printed");
    } catch (const CancelledError&) {
      print("cancelled");
      throw;
    }
  };
  const auto main = [&]() -> Coro<> {
    create_task(job());
    print("main returns at once");
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] main returns at once\n"
            "[0.000] first step\n"
            "[0.000] cancelled\n");
}

TEST_F(RunTest, waits_for_a_task_that_swallows_the_cancellation_until_it_ends) {
  const auto stubborn = []() -> Coro<> {
    try {
      co_await sleep(100);
    } catch (const CancelledError&) {
    }
    co_await sleep(5);
    print("stubborn ends");
  };
  const auto main = [&]() -> Coro<> {
    create_task(stubborn());
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(log(), "[6.000] stubborn ends\n");
}

TEST_F(RunTest, errors_while_cleaning_up_go_to_the_exception_handler) {
  const auto job = []() -> Coro<> {
    try {
      co_await sleep(100);
    } catch (const CancelledError&) {
      throw ValueError("failed while shutting down");
    }
  };
  const auto main = [&]() -> Coro<std::string> {
    create_task(job(), "job");
    co_await sleep(1);
    co_return "main's result";
  };
  EXPECT_EQ(run(main()), "main's result");
  EXPECT_EQ(log(),
            "[1.000] stderr: unhandled exception during asyncio.run() shutdown\n"
            "future: <Task finished name='job' coro=<<lambda>()> exception=ValueError('failed "
            "while shutting down')>\n"
            "ValueError: failed while shutting down\n");
}

TEST_F(RunTest, tasks_created_during_the_clean_up_are_abandoned) {
  const auto payload = std::make_shared<int>(0);
  const auto late = [](std::shared_ptr<int>) -> Coro<> {
    print("late starts");
    co_await sleep(50);
    print("never printed");
  };
  const auto job = [&]() -> Coro<> {
    try {
      co_await sleep(100);
    } catch (const CancelledError&) {
    }
    create_task(late(payload), "late");
    co_await sleep(1);
    print("job cleaned up");
  };
  const auto main = [&]() -> Coro<> {
    create_task(job());
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] late starts\n"
            "[2.000] job cleaned up\n"
            "[2.000] stderr: Task was destroyed but it is pending!\n"
            "future: <Task pending name='late' coro=<<lambda>()> wait_for=<Future pending>>\n");
  EXPECT_EQ(payload.use_count(), 1) << "the abandoned frame was not destroyed";
}

TEST_F(RunTest, what_abandoned_coroutines_print_goes_to_the_same_host) {
  struct Leaver {
    ~Leaver() { print("left"); }
  };
  const auto late = []() -> Coro<> {
    const Leaver leaver;
    co_await sleep(50);
  };
  const auto job = [&]() -> Coro<> {
    try {
      co_await sleep(100);
    } catch (const CancelledError&) {
    }
    create_task(late());
    co_await sleep(0);
  };
  const auto main = [&]() -> Coro<> {
    get_running_loop().set_exception_handler([](auto&&...) {});
    create_task(job());
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] left\n");
}

TEST_F(RunTest, makes_a_new_loop_every_time_and_closes_it) {
  const auto main = []() -> Coro<asyncio::Loop> { co_return get_running_loop(); };
  const asyncio::Loop first = run(main());
  const asyncio::Loop second = run(main());
  EXPECT_FALSE(first == second);
  EXPECT_TRUE(first.is_closed());
  EXPECT_TRUE(second.is_closed());
}

TEST_F(RunTest, the_running_loop_is_the_same_object_in_the_clean_up) {
  const asyncio::Loop* in_clean_up = nullptr;
  const auto leftover = [&]() -> Coro<> {
    try {
      co_await sleep(100);
    } catch (const CancelledError&) {
      in_clean_up = &get_running_loop();
      throw;
    }
  };
  const auto main = [&]() -> Coro<const asyncio::Loop*> {
    create_task(leftover());
    co_await sleep(1);
    co_return &get_running_loop();
  };
  EXPECT_EQ(run(main()), in_clean_up);
}

TEST_F(RunTest, debug_reaches_the_loop) {
  const auto main = []() -> Coro<bool> { co_return get_running_loop().get_debug(); };
  EXPECT_TRUE(asyncio::run(main(), {.debug = true, .host = &host}));
  EXPECT_FALSE(asyncio::run(main(), {.debug = false, .host = &host}));
}

TEST_F(RunTest, inside_of_a_coroutine_is_refused_and_leaves_its_argument_usable) {
  const auto inner = []() -> Coro<int> { co_return 1; };
  const auto main = [&]() -> Coro<int> {
    auto coroutine = inner();
    print("{}", thrown_by([&] { asyncio::run(std::move(coroutine)); }));
    co_return co_await coroutine;
  };
  EXPECT_EQ(run(main()), 1);
  EXPECT_EQ(log(),
            "[0.000] RuntimeError('asyncio.run() cannot be called from a running event loop')\n");
}

TEST_F(RunTest, of_an_awaited_coroutine_is_refused) {
  const auto main = []() -> Coro<int> { co_return 1; };
  auto coroutine = main();
  EXPECT_EQ(run(std::move(coroutine)), 1);
  EXPECT_EQ(thrown_by([&] { run(std::move(coroutine)); }),
            "RuntimeError('cannot reuse already awaited coroutine')");
}

TEST_F(RunTest, leaves_no_running_loop_behind_after_an_exception) {
  const auto main = []() -> Coro<> {
    throw ValueError("x");
    co_return;
  };
  EXPECT_THROW(run(main()), ValueError);
  EXPECT_EQ(thrown_by([] { get_running_loop(); }), "RuntimeError('no running event loop')");
}

}  // namespace
