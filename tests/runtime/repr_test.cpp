#include <cmath>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::repr;
using asyncio::sleep;

namespace {

TEST(Repr, of_numbers_is_pythons) {
  EXPECT_EQ(repr(42), "42");
  EXPECT_EQ(repr(-7L), "-7");
  EXPECT_EQ(repr(18446744073709551615ULL), "18446744073709551615");
  EXPECT_EQ(repr(true), "True");
  EXPECT_EQ(repr(false), "False");
}

TEST(Repr, of_floating_point_numbers_is_pythons) {
  EXPECT_EQ(repr(1.0), "1.0");
  EXPECT_EQ(repr(-0.5), "-0.5");
  EXPECT_EQ(repr(0.1), "0.1");
  EXPECT_EQ(repr(1e16), "1e+16");
  EXPECT_EQ(repr(1e-5), "1e-05");
  EXPECT_EQ(repr(123456789.0), "123456789.0");
  EXPECT_EQ(repr(2.5f), "2.5");
  EXPECT_EQ(repr(std::numeric_limits<double>::infinity()), "inf");
  EXPECT_EQ(repr(std::nan("")), "nan");
}

TEST(Repr, of_text_quotes_and_escapes_as_python_does) {
  EXPECT_EQ(repr("plain"), "'plain'");
  EXPECT_EQ(repr(std::string("it's")), "\"it's\"");
  EXPECT_EQ(repr("say \"hi\""), "'say \"hi\"'");
  EXPECT_EQ(repr("it's \"both\""), "'it\\'s \"both\"'");
  EXPECT_EQ(repr("a\nb\tc\rd\\e"), "'a\\nb\\tc\\rd\\\\e'");
  EXPECT_EQ(repr(std::string_view("\x01\x7f", 2)), "'\\x01\\x7f'");
  EXPECT_EQ(repr("größe"), "'größe'");
}

TEST(Repr, of_containers_shows_what_is_in_them) {
  EXPECT_EQ(repr(std::vector<int>{}), "[]");
  EXPECT_EQ(repr(std::vector<std::string>{"a", "b"}), "['a', 'b']");
  EXPECT_EQ(repr(std::vector<bool>{true, false}), "[True, False]");
  EXPECT_EQ(repr(std::tuple<>()), "()");
  EXPECT_EQ(repr(std::tuple(1)), "(1,)");
  EXPECT_EQ(repr(std::tuple(1, std::vector<double>{0.5}, asyncio::None{})), "(1, [0.5], None)");
}

TEST(Repr, of_a_type_without_one_is_a_placeholder_inside_of_containers) {
  struct Unknown {};
  EXPECT_EQ(repr(std::tuple(1, Unknown{})), "(1, <...>)");
}

TEST(Repr, of_exceptions_names_the_type_without_its_namespace) {
  EXPECT_EQ(repr(std::exception_ptr()), "None");
  EXPECT_EQ(repr(std::make_exception_ptr(ValueError("x"))), "ValueError('x')");
  EXPECT_EQ(repr(std::make_exception_ptr(asyncio::TimeoutError())), "TimeoutError()");
  EXPECT_EQ(repr(std::make_exception_ptr(asyncio::CancelledError("m"))), "CancelledError('m')");
  EXPECT_EQ(repr(std::make_exception_ptr(std::out_of_range("o"))), "std::out_of_range('o')");
  EXPECT_EQ(repr(std::make_exception_ptr(std::string("text"))).substr(0, 5), "std::");
}

using ReprOfFutures = RuntimeTest;

TEST_F(ReprOfFutures, tells_the_state_of_a_future) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    const auto future = loop.create_future<int>();
    print("{}", repr(future));
    future.set_result(42);
    print("{}", repr(future));
    const auto failed = loop.create_future();
    failed.set_exception(ValueError("x"));
    print("{}", repr(failed));
    std::ignore = failed.exception();
    const auto cancelled = loop.create_future();
    cancelled.cancel();
    print("{}", repr(cancelled));
    const auto none = loop.create_future();
    none.set_result();
    print("{}", repr(none));
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Future pending>\n"
            "[0.000] <Future finished result=42>\n"
            "[0.000] <Future finished exception=ValueError('x')>\n"
            "[0.000] <Future cancelled>\n"
            "[0.000] <Future finished result=None>\n");
}

Coro<std::string> func2() {
  co_await sleep(1);
  co_return "test";
}

TEST_F(ReprOfFutures, tells_name_coroutine_and_outcome_of_a_task) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(func2(), "Task-3");
    print("{}", repr(task));
    co_await sleep(0.5);
    print("{}", repr(task));
    co_await task;
    print("{}", repr(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Task pending name='Task-3' coro=<func2()>>\n"
            "[0.500] <Task pending name='Task-3' coro=<func2()> wait_for=<Future pending>>\n"
            "[1.000] <Task finished name='Task-3' coro=<func2()> result='test'>\n");
}

TEST_F(ReprOfFutures, a_task_that_was_asked_to_cancel_says_cancelling) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(func2(), "t");
    co_await sleep(0);
    task.cancel();
    print("{}", repr(task));
    co_await settled(task);
    print("{}", repr(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Task cancelling name='t' coro=<func2()> wait_for=<Future cancelled>>\n"
            "[0.000] <Task cancelled name='t' coro=<func2()>>\n");
}

TEST_F(ReprOfFutures, a_task_tells_what_it_waits_for) {
  const auto main = []() -> Coro<> {
    const auto inner = create_task(func2(), "inner");
    const auto outer = create_task(settled(inner), "outer");
    co_await sleep(0);
    print("{}", repr(outer));
    co_await outer;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Task pending name='outer' coro=<settled()> wait_for=<_GatheringFuture "
            "pending>>\n");
}

TEST(Repr, of_containers_is_that_of_lists_sets_dicts_and_tuples) {
  EXPECT_EQ(repr(std::list<int>{1, 2}), "[1, 2]");
  EXPECT_EQ(repr(std::set<std::string>{"a", "b"}), "{'a', 'b'}");
  EXPECT_EQ(repr(std::map<int, bool>{{1, true}}), "{1: True}");
  EXPECT_EQ(repr(std::pair(1, std::string("x"))), "(1, 'x')");
}

TEST(Repr, of_a_group_shows_all_that_is_in_it) {
  const asyncio::ExceptionGroup group(
      "two", {std::make_exception_ptr(ValueError("a")), std::make_exception_ptr(KeyError("b"))});
  EXPECT_EQ(repr(std::make_exception_ptr(group)),
            "ExceptionGroup('two', [ValueError('a'), KeyError('b')])");
}

}  // namespace
