#include <chrono>
#include <limits>
#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;

namespace {

using TimersTest = RuntimeTest;

TEST_F(TimersTest, fire_by_deadline_and_at_one_instant_in_order_of_creation) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    loop.call_later(3, [] { print("c"); });
    loop.call_later(1, [] { print("a"); });
    loop.call_later(2, [] { print("b"); });
    loop.call_at(1, [] { print("a2"); });
    loop.call_later(std::chrono::seconds(2), [](int n) { print("b{}", n); }, 2);
    co_await sleep(5);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a\n"
            "[1.000] a2\n"
            "[2.000] b\n"
            "[2.000] b2\n"
            "[3.000] c\n");
}

TEST_F(TimersTest, of_zero_or_less_run_behind_what_is_ready) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    loop.call_later(0, [] { print("later 0"); });
    loop.call_later(-5, [] { print("later -5"); });
    loop.call_soon([] { print("soon"); });
    loop.call_at(loop.time() - 1, [] { print("at -1"); });
    co_await sleep(0);
    print("main resumed");
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] soon\n"
            "[0.000] main resumed\n"
            "[0.000] later -5\n"
            "[0.000] at -1\n"
            "[0.000] later 0\n");
}

TEST_F(TimersTest, due_together_are_all_moved_before_any_of_them_runs) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    for (int n = 1; n <= 2; ++n) {
      loop.call_at(1, [&loop, n] {
        print("timer {}", n);
        loop.call_soon([n] { print("soon from {}", n); });
      });
    }
    co_await sleep(1);
    print("sleeper");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] timer 1\n"
            "[1.000] timer 2\n"
            "[1.000] soon from 1\n"
            "[1.000] soon from 2\n"
            "[1.000] sleeper\n");
}

TEST_F(TimersTest, made_overdue_by_a_callback_wait_for_the_next_pass) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    loop.call_later(1, [&] {
      print("step");
      loop.call_at(0, [] { print("overdue"); });
      loop.call_soon([] { print("soon"); });
    });
    co_await sleep(1);
    print("main");
    co_await sleep(0);
    print("main again");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] step\n"
            "[1.000] soon\n"
            "[1.000] main\n"
            "[1.000] overdue\n"
            "[1.000] main again\n");
}

TEST_F(TimersTest, cancelled_ones_neither_fire_nor_hold_the_loop_up) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    const auto early = loop.call_later(1, [] { print("never printed"); });
    const auto late = loop.call_later(100, [] { print("never printed"); });
    early.cancel();
    late.cancel();
    early.cancel();
    print("{} {}", early.cancelled(), early.when());
    co_await sleep(2);
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] true 1\n");
  EXPECT_EQ(host.waits(), 1);
  EXPECT_EQ(host.now(), 2);
}

TEST_F(TimersTest, pending_ones_do_not_keep_run_alive) {
  const auto main = []() -> Coro<> {
    get_running_loop().call_later(100, [] { print("never printed"); });
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(log(), "");
  EXPECT_EQ(host.now(), 1);
}

TEST_F(TimersTest, cancelled_in_the_pass_in_which_they_are_due_do_not_fire) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    asyncio::TimerHandle second = loop.call_at(1, [] {});
    second.cancel();
    loop.call_at(1, [&] { second.cancel(); });
    second = loop.call_at(1, [] { print("never printed"); });
    co_await sleep(2);
    print("end");
  };
  run(main());
  EXPECT_EQ(log(), "[2.000] end\n");
}

TEST_F(TimersTest, cancelled_in_any_order_leave_the_others_in_order) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    std::vector<asyncio::TimerHandle> handles;
    for (int n = 0; n < 1000; ++n) {
      const int when = n * 7919 % 1000;
      handles.push_back(loop.call_at(when + 1, [&loop, when] {
        if (when + 1 != loop.time()) print("{} fired at {}", when + 1, loop.time());
        if (when % 100 == 0) print("{}", when);
      }));
    }
    for (std::size_t n = 0; n < handles.size(); ++n) {
      if (n * 7919 % 1000 % 100 != 0) handles[n].cancel();
    }
    co_await sleep(2000);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 0\n[101.000] 100\n[201.000] 200\n[301.000] 300\n[401.000] 400\n"
            "[501.000] 500\n[601.000] 600\n[701.000] 700\n[801.000] 800\n[901.000] 900\n");
  EXPECT_EQ(host.waits(), 11);
}

TEST_F(TimersTest, an_idle_loop_sleeps_once_a_deadline) {
  const auto main = []() -> Coro<> {
    for (int i = 0; i < 10; ++i) co_await sleep(0);
    co_await sleep(1);
    co_await sleep(2);
  };
  run(main());
  EXPECT_EQ(host.waits(), 2);
}

/// A host whose waits end early, as they may.
class RestlessHost final : public asyncio::Host {
 public:
  double now() override { return now_; }
  void wait_until(double deadline) override {
    now_ += (deadline - now_ > 0.5 ? 0.5 : deadline - now_);
  }
  void wake() override {}
  void block_for(double seconds) override { now_ += seconds; }

 private:
  double now_ = 0;
};

TEST_F(TimersTest, fire_no_earlier_than_due_when_the_host_wakes_early) {
  RestlessHost restless;
  const auto main = []() -> Coro<double> {
    co_await sleep(1.75);
    co_return get_running_loop().time();
  };
  EXPECT_EQ(asyncio::run(main(), {.host = &restless}), 1.75);
}

TEST_F(TimersTest, a_deadline_that_is_not_a_number_is_refused) {
  const auto main = []() -> Coro<> {
    get_running_loop().call_later(std::numeric_limits<double>::quiet_NaN(), [] {});
    co_return;
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "std::invalid_argument('Invalid delay: NaN (not a number)')");
}

}  // namespace
