#include <string>
#include <tuple>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::print;

namespace {

using NeverAwaited = RuntimeTest;

Coro<int> nested() {
  print("never printed");
  co_return 42;
}

template <class T>
Coro<T> generic(T value) {
  co_return value;
}

Coro<> with_function_argument(int (*)(std::vector<int>)) { co_return; }

TEST_F(NeverAwaited, a_dropped_coroutine_is_warned_about_at_once) {
  const auto main = []() -> Coro<> {
    std::ignore = nested();
    print("after the bare call");
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] stderr: RuntimeWarning: coroutine 'nested' was never awaited\n"
            "[0.000] after the bare call\n");
}

TEST_F(NeverAwaited, a_template_is_named_without_its_arguments) {
  const auto main = []() -> Coro<> {
    std::ignore = generic(std::vector<int>());
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] stderr: RuntimeWarning: coroutine 'generic' was never awaited\n");
}

TEST_F(NeverAwaited, parentheses_among_the_parameters_do_not_confuse_the_name) {
  const auto main = []() -> Coro<> {
    std::ignore = with_function_argument(nullptr);
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] stderr: RuntimeWarning: coroutine 'with_function_argument' was never "
            "awaited\n");
}

TEST_F(NeverAwaited, a_lambda_is_called_lambda) {
  const auto job = []() -> Coro<> { co_return; };
  const auto main = [&]() -> Coro<> {
    std::ignore = job();
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] stderr: RuntimeWarning: coroutine '<lambda>' was never awaited\n");
}

TEST_F(NeverAwaited, a_sleep_is_warned_about_too) {
  const auto main = []() -> Coro<> {
    std::ignore = asyncio::sleep(1);
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] stderr: RuntimeWarning: coroutine 'sleep' was never awaited\n");
}

TEST_F(NeverAwaited, close_drops_without_a_warning) {
  const auto main = []() -> Coro<> {
    auto coroutine = nested();
    coroutine.close();
    auto nap = asyncio::sleep(1);
    nap.close();
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "");
}

TEST_F(NeverAwaited, close_after_the_await_does_nothing) {
  const auto job = []() -> Coro<int> { co_return 1; };
  const auto main = [&]() -> Coro<int> {
    auto coroutine = job();
    const int result = co_await coroutine;
    coroutine.close();
    co_return result;
  };
  EXPECT_EQ(run(main()), 1);
  EXPECT_EQ(log(), "");
}

TEST_F(NeverAwaited, an_awaited_coroutine_that_fails_is_not_warned_about) {
  const auto fails = []() -> Coro<> {
    throw ValueError("x");
    co_return;
  };
  EXPECT_EQ(thrown_by([&] { run(fails()); }), "ValueError('x')");
  EXPECT_EQ(log(), "");
}

TEST_F(NeverAwaited, a_coroutine_refused_by_create_task_outside_a_loop_stays_usable) {
  const auto job = []() -> Coro<int> { co_return 3; };
  auto coroutine = job();
  EXPECT_EQ(thrown_by([&] { std::ignore = asyncio::create_task(std::move(coroutine)); }),
            "RuntimeError('no running event loop')");
  EXPECT_EQ(run(std::move(coroutine)), 3);
}

}  // namespace
