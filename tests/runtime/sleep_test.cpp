#include <chrono>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::print;
using asyncio::sleep;

namespace {

using SleepTest = RuntimeTest;

TEST_F(SleepTest, resumes_when_the_time_is_over) {
  const auto main = []() -> Coro<> {
    co_await sleep(1.5);
    print("awake");
  };
  run(main());
  EXPECT_EQ(log(), "[1.500] awake\n");
}

TEST_F(SleepTest, takes_chrono_durations) {
  using namespace std::chrono_literals;
  const auto main = []() -> Coro<> {
    co_await sleep(250ms);
    print("a");
    co_await sleep(2min);
    print("b");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.250] a\n"
            "[120.250] b\n");
}

TEST_F(SleepTest, gives_the_result_that_it_was_given) {
  const auto main = []() -> Coro<std::string> { co_return co_await sleep(1, std::string("done")); };
  EXPECT_EQ(run(main()), "done");
  EXPECT_EQ(host.now(), 1);
}

TEST_F(SleepTest, gives_a_result_that_can_only_be_moved) {
  const auto main = []() -> Coro<int> {
    const auto result = co_await sleep(1, std::make_unique<int>(6));
    co_return *result;
  };
  EXPECT_EQ(run(main()), 6);
}

TEST_F(SleepTest, of_zero_gives_every_ready_task_one_turn) {
  const auto worker = [](std::string name, int turns) -> Coro<> {
    for (int i = 0; i < turns; ++i) {
      print("{} {}", name, i);
      co_await sleep(0);
    }
    print("{} end", name);
  };
  const auto main = [&]() -> Coro<> {
    co_await asyncio::gather(worker("A", 3), worker("B", 1), worker("C", 2));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] A 0\n"
            "[0.000] B 0\n"
            "[0.000] C 0\n"
            "[0.000] A 1\n"
            "[0.000] B end\n"
            "[0.000] C 1\n"
            "[0.000] A 2\n"
            "[0.000] C end\n"
            "[0.000] A end\n");
}

TEST_F(SleepTest, of_a_negative_time_is_one_turn) {
  const auto main = []() -> Coro<> {
    asyncio::get_running_loop().call_soon([] { print("other"); });
    co_await sleep(-5);
    print("awake");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] other\n"
            "[0.000] awake\n");
}

TEST_F(SleepTest, of_not_a_number_is_refused) {
  const auto main = []() -> Coro<> { co_await sleep(std::numeric_limits<double>::quiet_NaN()); };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "std::invalid_argument('Invalid delay: NaN (not a number)')");
}

TEST_F(SleepTest, sleeps_of_one_task_add_up_and_of_several_overlap) {
  const auto twice = [](std::string name, double delay) -> Coro<> {
    co_await sleep(delay);
    print("{} half", name);
    co_await sleep(delay);
    print("{} full", name);
  };
  const auto main = [&]() -> Coro<> { co_await asyncio::gather(twice("a", 1), twice("b", 1.5)); };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a half\n"
            "[1.500] b half\n"
            "[2.000] a full\n"
            "[3.000] b full\n");
}

TEST_F(SleepTest, ties_are_resumed_in_the_order_of_going_to_sleep) {
  const auto nap = [](std::string name, double from, double until) -> Coro<> {
    co_await sleep(from);
    co_await sleep(until - from);
    print("{}", name);
  };
  const auto main = [&]() -> Coro<> {
    co_await asyncio::gather(nap("last", 0.5, 1), nap("first", 0, 1), nap("middle", 0.25, 1));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] first\n"
            "[1.000] middle\n"
            "[1.000] last\n");
}

TEST_F(SleepTest, cancelled_at_the_instant_it_is_over_but_before_its_timer_ran) {
  const auto nap = []() -> Coro<> {
    co_await sleep(1);
    print("never printed");
  };
  const auto main = [&]() -> Coro<> {
    asyncio::Task<> task;
    asyncio::get_running_loop().call_later(1, [&] { task.cancel(); });
    task = create_task(nap());
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] cancelled\n");
}

TEST_F(SleepTest, cancelled_after_its_timer_ran_but_before_the_task_resumed) {
  const auto nap = []() -> Coro<> {
    co_await sleep(1);
    print("never printed");
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(nap());
    co_await sleep(0);
    asyncio::get_running_loop().call_later(1, [&] { task.cancel(); });
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] cancelled\n");
}

TEST_F(SleepTest, a_cancelled_sleep_takes_its_timer_along) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(sleep(100));
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("over");
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] over\n");
  EXPECT_EQ(host.waits(), 1);
}

TEST_F(SleepTest, can_be_awaited_once) {
  const auto main = []() -> Coro<> {
    auto nap = sleep(1);
    co_await nap;
    co_await nap;
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "RuntimeError('cannot reuse already awaited coroutine')");
}

TEST_F(SleepTest, a_hundred_thousand_at_once_end_in_order) {
  int last = -1;
  bool ordered = true;
  const auto nap = [&](int index) -> Coro<> {
    co_await sleep(static_cast<double>(index % 1000) + 1);
    const int place = index % 1000 * 100 + index / 1000;
    ordered = ordered && place == last + 1;
    last = place;
  };
  const auto main = [&]() -> Coro<> {
    std::vector<Coro<>> naps;
    for (int i = 0; i < 100'000; ++i) naps.push_back(nap(i));
    co_await asyncio::gather(std::move(naps));
  };
  run(main());
  EXPECT_TRUE(ordered);
  EXPECT_EQ(last, 99'999);
  EXPECT_EQ(host.waits(), 1000);
}

}  // namespace
