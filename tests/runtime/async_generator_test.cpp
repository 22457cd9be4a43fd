#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "allocation_counter.hpp"
#include "runtime_test.hpp"

using asyncio::AsyncGenerator;
using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::gather;
using asyncio::print;
using asyncio::sleep;

namespace {

using AsyncGeneratorTest = RuntimeTest;

AsyncGenerator<int> ticker(int count, double seconds) {
  for (int i = 0; i < count; ++i) {
    co_await sleep(seconds);
    co_yield i;
  }
}

AsyncGenerator<int> counter(int count) {
  for (int i = 0; i < count; ++i) co_yield i;
}

AsyncGenerator<int> fails_after(int value) {
  co_yield value;
  throw ValueError("from the body");
}

TEST_F(AsyncGeneratorTest, gives_its_values_in_order_and_then_nothing) {
  const auto main = []() -> Coro<> {
    auto ticks = ticker(3, 1);
    while (auto tick = co_await ticks.next()) print("{}", *tick);
    print("over {}", (co_await ticks.next()).has_value());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 0\n"
            "[2.000] 1\n"
            "[3.000] 2\n"
            "[3.000] over false\n");
}

TEST_F(AsyncGeneratorTest, its_body_runs_only_while_it_is_awaited) {
  const auto body = []() -> AsyncGenerator<int> {
    print("begins");
    co_yield 1;
    print("goes on");
  };
  const auto main = [&]() -> Coro<> {
    auto generator = body();
    print("called");
    auto next = generator.next();
    print("next called");
    co_await next;
    co_await sleep(1);
    co_await generator.next();
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] called\n"
            "[0.000] next called\n"
            "[0.000] begins\n"
            "[1.000] goes on\n");
}

TEST_F(AsyncGeneratorTest, a_value_that_needs_no_waiting_gives_nobody_else_a_turn) {
  const auto bystander = []() -> Coro<> {
    print("bystander");
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(bystander());
    auto numbers = counter(3);
    while (co_await numbers.next()) continue;
    print("all values");
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] all values\n"
            "[0.000] bystander\n");
}

TEST_F(AsyncGeneratorTest, its_body_runs_in_the_task_that_awaits_it) {
  const auto body = []() -> AsyncGenerator<std::string> {
    for (;;) co_yield asyncio::current_task().get_name();
  };
  const auto main = [&]() -> Coro<> {
    auto names = body();
    const auto consume = [&]() -> Coro<> { print("{}", *co_await names.next()); };
    co_await create_task(consume(), "first");
    co_await create_task(consume(), "second");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] first\n"
            "[0.000] second\n");
}

TEST_F(AsyncGeneratorTest, consumers_interleave_by_time) {
  const auto consume = [](const char* name, double seconds) -> Coro<> {
    auto ticks = ticker(2, seconds);
    while (auto tick = co_await ticks.next()) print("{}{}", name, *tick);
  };
  const auto main = [&]() -> Coro<> { co_await gather(consume("a", 2), consume("b", 3)); };
  run(main());
  EXPECT_EQ(log(),
            "[2.000] a0\n"
            "[3.000] b0\n"
            "[4.000] a1\n"
            "[6.000] b1\n");
}

TEST_F(AsyncGeneratorTest, generators_can_be_chained) {
  const auto doubled = [](AsyncGenerator<int> source) -> AsyncGenerator<int> {
    while (auto value = co_await source.next()) co_yield *value * 2;
  };
  const auto main = [&]() -> Coro<int> {
    auto values = doubled(doubled(ticker(4, 1)));
    int sum = 0;
    while (auto value = co_await values.next()) sum += *value;
    co_return sum;
  };
  EXPECT_EQ(run(main()), 24);
}

TEST_F(AsyncGeneratorTest, values_that_can_only_be_moved_arrive) {
  const auto body = []() -> AsyncGenerator<std::unique_ptr<int>> {
    co_yield std::make_unique<int>(1);
    auto two = std::make_unique<int>(2);
    co_yield std::move(two);
    co_yield nullptr;
  };
  const auto main = [&]() -> Coro<> {
    auto pointers = body();
    while (auto pointer = co_await pointers.next()) print("{}", *pointer ? **pointer : 0);
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] 1\n[0.000] 2\n[0.000] 0\n");
}

TEST_F(AsyncGeneratorTest, a_value_yielded_as_an_lvalue_is_copied) {
  const auto body = []() -> AsyncGenerator<std::string> {
    std::string text = "text that is too long to be stored in place";
    co_yield text;
    co_yield text;
  };
  const auto main = [&]() -> Coro<bool> {
    auto texts = body();
    const auto first = co_await texts.next();
    const auto second = co_await texts.next();
    co_return first == second;
  };
  EXPECT_TRUE(run(main()));
}

struct CopyThrows {
  CopyThrows() = default;
  CopyThrows(const CopyThrows&) { throw ValueError("copy"); }
  CopyThrows(CopyThrows&&) noexcept = default;
  CopyThrows& operator=(const CopyThrows&) = delete;
};

TEST_F(AsyncGeneratorTest, a_value_whose_copy_throws_does_so_at_the_co_yield) {
  const auto body = []() -> AsyncGenerator<CopyThrows> {
    const CopyThrows value;
    try {
      co_yield value;
    } catch (const ValueError&) {
      print("in the body: {}", caught());
    }
    co_yield CopyThrows();
  };
  const auto main = [&]() -> Coro<bool> {
    auto values = body();
    co_return (co_await values.next()).has_value();
  };
  EXPECT_TRUE(run(main()));
  EXPECT_EQ(log(), "[0.000] in the body: ValueError('copy')\n");
}

TEST_F(AsyncGeneratorTest, a_hundred_thousand_values_do_not_deepen_the_stack) {
  const auto main = []() -> Coro<std::int64_t> {
    auto numbers = counter(100'000);
    std::int64_t sum = 0;
    while (auto number = co_await numbers.next()) sum += *number;
    co_return sum;
  };
  EXPECT_EQ(run(main()), 4'999'950'000);
}

TEST_F(AsyncGeneratorTest, getting_a_value_allocates_nothing) {
  if (!frames_are_recycled) GTEST_SKIP();
  std::size_t cost = 0;
  const auto main = [&]() -> Coro<> {
    auto numbers = counter(1000);
    co_await numbers.next();
    const std::size_t before = allocations();
    while (co_await numbers.next()) continue;
    cost = allocations() - before;
  };
  run(main());
  EXPECT_EQ(cost, 0u);
}

TEST_F(AsyncGeneratorTest, an_exception_that_leaves_the_body_comes_out_once_and_ends_it) {
  const auto main = []() -> Coro<> {
    auto generator = fails_after(1);
    co_await generator.next();
    try {
      co_await generator.next();
    } catch (const ValueError&) {
      print("{}", caught());
    }
    print("then {}", (co_await generator.next()).has_value());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] ValueError('from the body')\n"
            "[0.000] then false\n");
}

TEST_F(AsyncGeneratorTest, its_end_destroys_locals_and_parameters_before_the_consumer_goes_on) {
  const auto payload = std::make_shared<int>();
  const auto body = [](std::shared_ptr<int> parameter) -> AsyncGenerator<int> {
    const auto local = parameter;
    co_yield 1;
  };
  const auto main = [&]() -> Coro<> {
    auto generator = body(payload);
    co_await generator.next();
    EXPECT_EQ(payload.use_count(), 3);
    co_await generator.next();
    EXPECT_EQ(payload.use_count(), 1);
  };
  run(main());
}

TEST_F(AsyncGeneratorTest, cancelling_the_consumer_throws_into_what_the_body_awaits) {
  const auto body = []() -> AsyncGenerator<int> {
    co_yield 1;
    try {
      co_await sleep(60);
    } catch (const CancelledError&) {
      print("cancelled in the body");
      throw;
    }
  };
  const auto main = [&]() -> Coro<> {
    auto generator = body();
    const auto consume = [&]() -> Coro<> {
      while (co_await generator.next()) continue;
    };
    const auto task = create_task(consume());
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("{}", state(task));
    print("then {}", (co_await generator.next()).has_value());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] cancelled in the body\n"
            "[1.000] cancelled\n"
            "[1.000] then false\n");
}

TEST_F(AsyncGeneratorTest, is_shown_as_python_shows_it) {
  const auto generator = counter(1);
  EXPECT_EQ(asyncio::repr(generator), "<async_generator object counter>");
}

TEST_F(AsyncGeneratorTest, a_handle_that_was_moved_from_is_refused) {
  const auto main = []() -> Coro<> {
    auto first = counter(1);
    auto second = std::move(first);
    print("{}", *co_await second.next());
    print("{}", thrown_by([&] { std::ignore = first.next(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 0\n"
            "[0.000] RuntimeError('the handle is empty: its generator was moved to another "
            "one')\n");
}

}  // namespace
