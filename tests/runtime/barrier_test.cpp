#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::async_with;
using asyncio::Barrier;
using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::print;
using asyncio::sleep;

namespace {

using BarrierTest = RuntimeTest;

Coro<> runner(std::string name, Barrier barrier) {
  try {
    const int position = co_await barrier.wait();
    print("{} position {}", name, position);
  } catch (const asyncio::BrokenBarrierError&) {
    print("{} {}", name, caught());
  } catch (const CancelledError&) {
    print("{} cancelled", name);
    throw;
  }
}

TEST_F(BarrierTest, the_last_to_arrive_goes_on_first_and_has_the_last_position) {
  const auto main = []() -> Coro<> {
    const Barrier barrier{3};
    co_await asyncio::gather(runner("a", barrier), runner("b", barrier), runner("c", barrier));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] c position 2\n"
            "[0.000] a position 0\n"
            "[0.000] b position 1\n");
}

TEST_F(BarrierTest, the_last_to_arrive_does_not_suspend) {
  const auto main = []() -> Coro<> {
    const Barrier barrier{1};
    asyncio::get_running_loop().call_soon([] { print("callback"); });
    print("{}", co_await barrier.wait());
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 0\n"
            "[0.000] callback\n");
}

TEST_F(BarrierTest, can_be_used_again_by_those_who_have_left_it) {
  const auto rounds = [](std::string name, double step, Barrier barrier) -> Coro<> {
    for (int round = 0; round < 2; ++round) {
      co_await sleep(step);
      co_await barrier.wait();
      print("{} round {}", name, round);
    }
  };
  const auto main = [&]() -> Coro<> {
    const Barrier barrier{2};
    co_await asyncio::gather(rounds("fast", 1, barrier), rounds("slow", 3, barrier));
  };
  run(main());
  EXPECT_EQ(log(),
            "[3.000] slow round 0\n"
            "[3.000] fast round 0\n"
            "[6.000] slow round 1\n"
            "[6.000] fast round 1\n");
}

TEST_F(BarrierTest, one_who_comes_while_the_others_leave_waits_for_the_next_round) {
  const auto main = []() -> Coro<> {
    const Barrier barrier{2};
    const auto a = create_task(runner("a", barrier));
    co_await sleep(1);
    const auto b = create_task(runner("b", barrier));
    const auto c = create_task(runner("c", barrier));
    co_await sleep(0);
    print("{}", repr(barrier));
    co_await sleep(1);
    print("{}", repr(barrier));
    co_await runner("d", barrier);
    co_await c;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] b position 1\n"
            "[1.000] <Barrier [draining, waiters:0/2]>\n"
            "[1.000] a position 0\n"
            "[2.000] <Barrier [filling, waiters:1/2]>\n"
            "[2.000] d position 1\n"
            "[2.000] c position 0\n");
}

TEST_F(BarrierTest, reset_breaks_those_who_wait_and_makes_it_as_new) {
  const auto main = []() -> Coro<> {
    const Barrier barrier{2};
    const auto a = create_task(runner("a", barrier));
    co_await sleep(1);
    co_await barrier.reset();
    print("{}", repr(barrier));
    co_await a;
    print("{}", repr(barrier));
    co_await asyncio::gather(runner("b", barrier), runner("c", barrier));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] <Barrier [resetting, waiters:0/2]>\n"
            "[1.000] a BrokenBarrierError('Abort or reset of barrier')\n"
            "[1.000] <Barrier [filling, waiters:0/2]>\n"
            "[1.000] c position 1\n"
            "[1.000] b position 0\n");
}

TEST_F(BarrierTest, abort_breaks_those_who_wait_and_those_who_come_until_it_is_reset) {
  const auto main = []() -> Coro<> {
    const Barrier barrier{2};
    const auto a = create_task(runner("a", barrier));
    co_await sleep(1);
    co_await barrier.abort();
    co_await a;
    print("{} {} {}", barrier.broken(), barrier.n_waiting(), repr(barrier));
    co_await runner("b", barrier);
    co_await barrier.reset();
    print("{} {}", barrier.broken(), repr(barrier));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a BrokenBarrierError('Abort or reset of barrier')\n"
            "[1.000] true 0 <Barrier [broken]>\n"
            "[1.000] b BrokenBarrierError('Barrier aborted')\n"
            "[1.000] false <Barrier [filling, waiters:0/2]>\n");
}

TEST_F(BarrierTest, a_broken_barrier_is_a_runtime_error) {
  const auto main = []() -> Coro<> {
    const Barrier barrier{2};
    co_await barrier.abort();
    try {
      co_await barrier.wait();
    } catch (const asyncio::RuntimeError& error) {
      print("{}", error.what());
    }
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] Barrier aborted\n");
}

TEST_F(BarrierTest, a_cancelled_waiter_leaves_and_the_others_need_another_one) {
  const auto main = []() -> Coro<> {
    const Barrier barrier{2};
    const auto a = create_task(runner("a", barrier));
    co_await sleep(1);
    print("{}", barrier.n_waiting());
    a.cancel();
    co_await settled(a);
    print("{} {}", barrier.n_waiting(), barrier.broken());
    const auto b = create_task(runner("b", barrier));
    co_await sleep(1);
    print("{}", barrier.n_waiting());
    co_await runner("c", barrier);
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 1\n"
            "[1.000] a cancelled\n"
            "[1.000] 0 false\n"
            "[2.000] 1\n"
            "[2.000] c position 1\n"
            "[2.000] b position 0\n");
}

TEST_F(BarrierTest, the_body_of_a_block_may_take_the_position) {
  const auto job = [](Barrier barrier) -> Coro<> {
    co_await async_with(barrier, [](int position) { print("position {}", position); });
    co_await async_with(barrier, [] { print("together again"); });
  };
  const auto main = [&]() -> Coro<> {
    const Barrier barrier{2};
    co_await asyncio::gather(job(barrier), job(barrier));
    print("{}", co_await async_with(Barrier{1}, [](int& position) { return position; }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] position 1\n"
            "[0.000] position 0\n"
            "[0.000] together again\n"
            "[0.000] together again\n"
            "[0.000] 0\n");
}

TEST_F(BarrierTest, takes_at_least_one_party) {
  EXPECT_EQ(Barrier{3}.parties(), 3);
  EXPECT_EQ(thrown_by([] { Barrier{0}; }), "std::invalid_argument('parties must be > 0')");
}

TEST_F(BarrierTest, is_as_new_after_a_loop_was_closed_while_tasks_waited) {
  const Barrier barrier{3};
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto a = loop.create_task(runner("a", barrier));
    const auto b = loop.create_task(runner("b", barrier));
    loop.run_until_complete([]() -> Coro<> { co_await sleep(1); }());
    EXPECT_EQ(repr(barrier), "<Barrier [filling, waiters:2/3]>");
  }
  EXPECT_EQ(repr(barrier), "<Barrier [filling, waiters:0/3]>");
  EXPECT_EQ(log(), "");
}

}  // namespace
