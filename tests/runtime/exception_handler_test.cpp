#include <string>
#include <tuple>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::ExceptionContext;
using asyncio::get_running_loop;
using asyncio::Loop;
using asyncio::print;
using asyncio::sleep;

namespace {

using ExceptionHandlerTest = RuntimeTest;

Coro<> bad(const char* text) {
  throw ValueError(text);
  co_return;
}

void print_context(Loop&, const ExceptionContext& context) {
  print("{}: {}", context.message, asyncio::repr(context.exception));
}

TEST_F(ExceptionHandlerTest, hears_of_a_failed_task_when_its_last_handle_goes) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(print_context);
    auto task = create_task(bad("dropped"));
    co_await sleep(1);
    print("still referenced");
    task = {};
    print("dropped");
    create_task(bad("kept by nobody"));
    co_await sleep(1);
    print("end");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] still referenced\n"
            "[1.000] Task exception was never retrieved: ValueError('dropped')\n"
            "[1.000] dropped\n"
            "[1.000] Task exception was never retrieved: ValueError('kept by nobody')\n"
            "[2.000] end\n");
}

TEST_F(ExceptionHandlerTest, hears_of_a_failed_future_too) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(print_context);
    get_running_loop().create_future().set_exception(ValueError("x"));
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] Future exception was never retrieved: ValueError('x')\n");
}

TEST_F(ExceptionHandlerTest, does_not_hear_of_exceptions_that_somebody_looked_at) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(print_context);
    {
      const auto by_exception = create_task(bad("a"));
      const auto by_result = create_task(bad("b"));
      const auto by_await = create_task(bad("c"));
      co_await sleep(0);
      std::ignore = by_exception.exception();
      std::ignore = thrown_by([&] { by_result.result(); });
      co_await settled(by_await);
    }
    print("end");
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] end\n");
}

TEST_F(ExceptionHandlerTest, does_not_hear_of_cancelled_tasks) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(print_context);
    create_task(sleep(1)).cancel();
    co_await sleep(2);
  };
  run(main());
  EXPECT_EQ(log(), "");
}

TEST_F(ExceptionHandlerTest, may_keep_the_task_that_failed) {
  asyncio::Task<> kept;
  const auto main = [&]() -> Coro<> {
    get_running_loop().set_exception_handler([&](Loop&, const ExceptionContext& context) {
      kept = asyncio::Task<>(context.future.core());
    });
    create_task(bad("kept"), "name");
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(kept.get_name(), "name");
  EXPECT_EQ(state(kept), "ValueError('kept')");
}

TEST_F(ExceptionHandlerTest, is_given_the_loop_and_can_be_called_by_hand) {
  const auto main = []() -> Coro<> {
    auto& running = get_running_loop();
    running.set_exception_handler([&](Loop& loop, const ExceptionContext& context) {
      print("{} {} {} {}", loop == running, context.message, asyncio::repr(context.exception),
            context.future.repr());
    });
    running.call_exception_handler({.message = "by hand", .exception = nullptr, .future = {}});
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] true by hand None None\n");
}

TEST_F(ExceptionHandlerTest, that_fails_is_reported_by_the_default_one) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(
        [](Loop&, const ExceptionContext&) { throw KeyError("handler"); });
    get_running_loop().call_soon([] { throw ValueError("callback"); });
    co_await sleep(0);
    print("goes on");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] stderr: Unhandled error in exception handler\n"
            "KeyError: handler\n"
            "[0.000] goes on\n");
}

TEST_F(ExceptionHandlerTest, can_be_reset_to_the_default_that_writes_to_stderr) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(print_context);
    get_running_loop().set_exception_handler(nullptr);
    create_task(bad("lost"), "worker");
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] stderr: Task exception was never retrieved\n"
            "future: <Task finished name='worker' coro=<bad()> exception=ValueError('lost')>\n"
            "ValueError: lost\n");
}

TEST_F(ExceptionHandlerTest, the_default_one_can_be_called_from_another) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler([](Loop& loop, const ExceptionContext& context) {
      print("mine");
      loop.default_exception_handler(context);
    });
    get_running_loop().call_soon([] { throw ValueError("callback"); });
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] mine\n"
            "[0.000] stderr: Exception in callback\n"
            "ValueError: callback\n");
}

TEST_F(ExceptionHandlerTest, a_failure_that_outlives_the_loop_is_still_reported) {
  asyncio::Task<> kept;
  const auto main = [&]() -> Coro<> {
    kept = create_task(bad("late"), "late");
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(log(), "");
  kept = {};
  EXPECT_EQ(log(),
            "[1.000] stderr: Task exception was never retrieved\n"
            "future: <Task finished name='late' coro=<bad()> exception=ValueError('late')>\n"
            "ValueError: late\n");
}

TEST_F(ExceptionHandlerTest, a_handler_may_be_replaced_while_it_is_called) {
  const auto main = []() -> Coro<> {
    const std::string name = "a handler that is called once, and that no short string holds";
    get_running_loop().set_exception_handler([name](Loop& loop, const ExceptionContext&) {
      loop.set_exception_handler(nullptr);
      print("{}", name);
    });
    get_running_loop().call_soon([] { throw ValueError("callback"); });
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] a handler that is called once, and that no short string holds\n");
}

}  // namespace
