#include <array>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <span>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::gather;
using asyncio::print;
using asyncio::return_exceptions;
using asyncio::Task;

namespace {

using MoveOnlyResults = RuntimeTest;
using Owner = std::unique_ptr<int>;

TEST_F(MoveOnlyResults, a_result_that_holds_what_can_only_be_moved_is_moved_out) {
  using Loaded = std::map<std::string, std::vector<Owner>>;
  const auto load = []() -> Coro<Loaded> {
    Loaded loaded;
    loaded["a"].push_back(std::make_unique<int>(1));
    co_return loaded;
  };
  const auto main = [&]() -> Coro<Loaded> {
    const auto task = create_task(load());
    Loaded loaded = co_await task;
    print("{} {}", *loaded["a"][0], thrown_by([&] { task.result(); }));
    co_return loaded;
  };
  EXPECT_EQ(*run(main())["a"][0], 1);
  EXPECT_EQ(log(),
            "[0.000] 1 InvalidStateError(\"the result was taken already: it can't be copied, only "
            "moved out once\")\n");
}

Coro<Owner> number(int value) { co_return std::make_unique<int>(value); }

TEST_F(MoveOnlyResults, gather_gives_a_vector_of_results_that_can_only_be_moved_once) {
  const auto main = []() -> Coro<> {
    std::vector<Coro<Owner>> numbers;
    numbers.push_back(number(1));
    numbers.push_back(number(2));
    const auto all = gather(std::move(numbers));
    const std::vector<Owner> results = co_await all;
    print("{} {}", *results[0], *results[1]);
    print("{}", thrown_by([&] { all.result(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 1 2\n"
            "[0.000] InvalidStateError(\"the result was taken already: it can't be copied, only "
            "moved out once\")\n");
}

TEST_F(MoveOnlyResults, gather_gives_outcomes_of_results_that_can_only_be_moved) {
  const auto bad = []() -> Coro<Owner> {
    throw ValueError("bad");
    co_return nullptr;
  };
  const auto main = [&]() -> Coro<> {
    auto [one, failed] = co_await gather(return_exceptions, number(1), bad());
    print("{} {}", *std::move(one).value(), caught(failed.error()));
    std::vector<Coro<Owner>> numbers;
    numbers.push_back(number(2));
    auto results = co_await gather(return_exceptions, std::move(numbers));
    print("{}", *results[0].value());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 1 ValueError('bad')\n"
            "[0.000] 2\n");
}

struct Tree : std::vector<Tree> {};

TEST(Copyable, looks_at_what_a_type_holds) {
  using asyncio::detail::copyable;
  static_assert(copyable<int> && copyable<std::string> && copyable<std::vector<bool>>);
  static_assert(copyable<std::map<std::string, std::vector<std::tuple<int, std::string>>>>);
  static_assert(copyable<Tree> && copyable<std::shared_ptr<std::vector<Owner>>>);
  static_assert(copyable<std::span<Owner>> && copyable<Task<std::vector<Owner>>>);
  static_assert(!copyable<Owner> && !copyable<std::vector<Owner>>);
  static_assert(!copyable<std::vector<std::vector<Owner>>> && !copyable<std::list<Owner>>);
  static_assert(!copyable<std::map<int, Owner>> && !copyable<std::map<int, std::vector<Owner>>>);
  static_assert(!copyable<std::pair<int, std::vector<Owner>>>);
  static_assert(!copyable<std::tuple<int, std::vector<Owner>>>);
  static_assert(!copyable<std::optional<std::vector<Owner>>>);
  static_assert(!copyable<std::array<std::vector<Owner>, 2>>);
  static_assert(!copyable<std::queue<Owner>>);
  static_assert(!copyable<asyncio::Outcome<std::vector<Owner>>>);
  static_assert(!std::is_copy_constructible_v<asyncio::Outcome<std::vector<Owner>>>);
  static_assert(!std::is_copy_assignable_v<asyncio::Outcome<Owner>>);
  static_assert(std::is_nothrow_move_assignable_v<asyncio::Outcome<Owner>>);
}

}  // namespace
