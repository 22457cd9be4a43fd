#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <tuple>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::print;
using asyncio::sleep;

namespace {

using CoroTest = RuntimeTest;

Coro<int> doubled(int x) { co_return x * 2; }
Coro<> fail(const char* text) {
  throw ValueError(text);
  co_return;
}

/// Prints when it is destroyed.
struct Tracer {
  const char* name;
  explicit Tracer(const char* text) : name(text) {}
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;
  ~Tracer() { print("{} destroyed", name); }
};

TEST_F(CoroTest, runs_nothing_until_awaited) {
  const auto noisy = []() -> Coro<> {
    print("runs");
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    auto coroutine = noisy();
    print("called");
    co_await coroutine;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] called\n"
            "[0.000] runs\n");
}

TEST_F(CoroTest, awaiting_it_is_a_call_that_gives_nobody_else_a_turn) {
  const auto bystander = []() -> Coro<> {
    print("bystander");
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(bystander());
    int total = 0;
    for (int i = 0; i < 5; ++i) total += co_await doubled(i);
    print("total {}", total);
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] total 20\n"
            "[0.000] bystander\n");
}

TEST_F(CoroTest, await_rethrows_what_it_threw) {
  const auto main = [&]() -> Coro<std::string> {
    try {
      co_await fail("inside");
    } catch (const ValueError&) {
      co_return caught();
    }
    co_return "nothing";
  };
  EXPECT_EQ(run(main()), "ValueError('inside')");
}

TEST_F(CoroTest, an_exception_crosses_many_levels_of_await) {
  const auto middle = []() -> Coro<> { co_await fail("deep"); };
  const auto outer = [&]() -> Coro<> { co_await middle(); };
  EXPECT_EQ(thrown_by([&] { run(outer()); }), "ValueError('deep')");
}

TEST_F(CoroTest, an_exception_that_is_not_a_std_exception_passes_as_it_is) {
  const auto main = []() -> Coro<> {
    throw 42;
    co_return;
  };
  EXPECT_THROW(run(main()), int);
}

TEST_F(CoroTest, awaited_a_second_time_throws) {
  const auto main = []() -> Coro<> {
    auto coroutine = doubled(1);
    co_await coroutine;
    co_await coroutine;
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "RuntimeError('cannot reuse already awaited coroutine')");
}

TEST_F(CoroTest, awaited_after_it_was_made_a_task_throws) {
  const auto main = []() -> Coro<> {
    const auto nap = []() -> Coro<> { co_await sleep(1); };
    auto coroutine = nap();
    const auto task = create_task(std::move(coroutine));
    co_await sleep(0.5);
    try {
      co_await coroutine;
    } catch (const asyncio::RuntimeError&) {
      print("while it runs: {}", caught());
    }
    co_await task;
    try {
      co_await coroutine;
    } catch (const asyncio::RuntimeError&) {
      print("when it is done: {}", caught());
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.500] while it runs: RuntimeError('coroutine is being awaited already')\n"
            "[1.000] when it is done: RuntimeError('cannot reuse already awaited coroutine')\n");
}

TEST_F(CoroTest, made_a_task_twice_throws) {
  const auto main = []() -> Coro<> {
    auto coroutine = doubled(1);
    const auto task = create_task(std::move(coroutine));
    print("{}", thrown_by([&] { std::ignore = create_task(std::move(coroutine)); }));
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] RuntimeError('coroutine is being awaited already')\n");
}

TEST_F(CoroTest, moved_to_another_handle_runs_from_there) {
  const auto main = []() -> Coro<int> {
    auto first = doubled(21);
    auto second = std::move(first);
    co_return co_await second;
  };
  EXPECT_EQ(run(main()), 42);
}

TEST_F(CoroTest, assignment_drops_the_coroutine_that_was_held) {
  const auto main = []() -> Coro<int> {
    auto held = doubled(1);
    held = doubled(2);
    co_return co_await held;
  };
  EXPECT_EQ(run(main()), 4);
  EXPECT_EQ(log(), "[0.000] stderr: RuntimeWarning: coroutine 'doubled' was never awaited\n");
}

TEST_F(CoroTest, a_result_that_can_only_be_moved_arrives) {
  const auto make = []() -> Coro<std::unique_ptr<int>> { co_return std::make_unique<int>(7); };
  const auto main = [&]() -> Coro<std::unique_ptr<int>> { co_return co_await make(); };
  EXPECT_EQ(*run(main()), 7);
}

TEST_F(CoroTest, locals_are_destroyed_before_the_awaiter_goes_on) {
  const auto inner = []() -> Coro<> {
    const Tracer local("local");
    co_await sleep(1);
    print("body over");
  };
  const auto main = [&]() -> Coro<> {
    co_await inner();
    print("awaiter goes on");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] body over\n"
            "[1.000] local destroyed\n"
            "[1.000] awaiter goes on\n");
}

TEST_F(CoroTest, arguments_live_as_long_as_the_coroutine) {
  const auto inner = [](std::unique_ptr<Tracer> argument) -> Coro<> {
    co_await sleep(1);
    print("still has {}", argument->name);
  };
  const auto main = [&]() -> Coro<> { co_await inner(std::make_unique<Tracer>("argument")); };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] still has argument\n"
            "[1.000] argument destroyed\n");
}

/// Copies throw; moves don't.
struct CopyThrows {
  CopyThrows() = default;
  CopyThrows(const CopyThrows&) { throw ValueError("copy"); }
  CopyThrows(CopyThrows&&) noexcept = default;
  CopyThrows& operator=(const CopyThrows&) = delete;
};

TEST_F(CoroTest, a_result_whose_copy_throws_fails_the_await) {
  const auto inner = []() -> Coro<CopyThrows> {
    static const CopyThrows original;
    co_return original;
  };
  const auto main = [&]() -> Coro<> { co_await inner(); };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('copy')");
}

TEST_F(CoroTest, a_result_that_can_be_moved_is_not_copied) {
  const auto inner = []() -> Coro<CopyThrows> { co_return CopyThrows(); };
  const auto main = [&]() -> Coro<> { co_await inner(); };
  EXPECT_NO_THROW(run(main()));
}

/// Throws when it is destroyed.
struct ThrowsAtTheEnd {
  ~ThrowsAtTheEnd() noexcept(false) { throw ValueError("destructor"); }
};

TEST_F(CoroTest, what_a_destructor_throws_after_co_return_replaces_the_result) {
  auto result = std::make_shared<int>(1);
  const auto inner = [&]() -> Coro<std::shared_ptr<int>> {
    const ThrowsAtTheEnd last;
    co_return result;
  };
  const auto awaited = [&]() -> Coro<> { co_await inner(); };
  EXPECT_EQ(thrown_by([&] { run(awaited()); }), "ValueError('destructor')");
  EXPECT_EQ(thrown_by([&] { run(inner()); }), "ValueError('destructor')");
  EXPECT_EQ(result.use_count(), 1) << "the replaced result was not destroyed";
}

TEST_F(CoroTest, millions_of_awaits_in_a_loop_do_not_deepen_the_stack) {
  const auto main = []() -> Coro<std::int64_t> {
    std::int64_t sum = 0;
    for (int i = 0; i < 5'000'000; ++i) sum += co_await doubled(i);
    co_return sum;
  };
  EXPECT_EQ(run(main()), 24'999'995'000'000);
}

Coro<int> depth(int levels) {
  if (levels == 0) {
    co_await sleep(1);
    co_return 0;
  }
  co_return 1 + co_await depth(levels - 1);
}

TEST_F(CoroTest, a_recursion_of_awaits_is_bounded_by_memory_only) {
  EXPECT_EQ(run(depth(100'000)), 100'000);
}

TEST_F(CoroTest, cancellation_unwinds_a_deep_recursion) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(depth(100'000));
    co_await sleep(0);
    task.cancel();
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] cancelled\n");
}

// By reference: g++ 12 destroys a closure twice that captures by copy inside a co_await expression.
TEST_F(CoroTest, a_lambda_inside_a_co_await_expression_may_capture_by_reference) {
  const auto apply = [](auto function) -> Coro<int> { co_return co_await function(); };
  const auto main = [&]() -> Coro<int> {
    const auto value = std::make_shared<int>(5);
    co_return co_await apply([&]() -> Coro<int> {
      co_await sleep(1);
      co_return *value;
    });
  };
  EXPECT_EQ(run(main()), 5);
}

TEST_F(CoroTest, a_lambda_named_before_the_await_may_capture_by_copy) {
  const auto shared = std::make_shared<int>(5);
  const auto apply = [](auto function) -> Coro<int> { co_return co_await function(); };
  const auto main = [&]() -> Coro<int> {
    const auto function = [shared]() -> Coro<int> { co_return *shared; };
    co_return co_await apply(function);
  };
  EXPECT_EQ(run(main()), 5);
  EXPECT_EQ(shared.use_count(), 1);
}

TEST_F(CoroTest, a_member_function_names_its_coroutine) {
  struct Shop {
    Coro<> serve() { co_return; }
  };
  const auto main = []() -> Coro<> {
    Shop shop;
    std::ignore = shop.serve();
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] stderr: RuntimeWarning: coroutine 'serve' was never awaited\n");
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wreturn-type"

TEST_F(CoroTest, without_co_return_it_fails_instead_of_giving_garbage) {
  const auto forgets = [](bool remembers) -> Coro<std::string> {
    while (remembers) co_return "never";
    co_await asyncio::sleep(0);
  };
  const auto main = [&]() -> Coro<> {
    try {
      co_await forgets(false);
    } catch (const asyncio::RuntimeError& error) {
      print("awaited: {}", error.what());
    }
    const auto task = asyncio::create_task(forgets(false));
    co_await settled(task);
    print("as a task: {}", state(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] awaited: coroutine '<lambda>' ended without co_return, so it has no result\n"
            "[0.000] as a task: RuntimeError(\"coroutine '<lambda>' ended without co_return, so it "
            "has no result\")\n");
}

#pragma GCC diagnostic pop

}  // namespace
