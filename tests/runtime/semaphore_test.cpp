#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::async_with;
using asyncio::BoundedSemaphore;
using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::print;
using asyncio::Semaphore;
using asyncio::sleep;

namespace {

using SemaphoreTest = RuntimeTest;

/// Takes a permit and keeps it.
Coro<> taker(std::string name, Semaphore semaphore) {
  try {
    co_await semaphore.acquire();
    print("{} acquired", name);
  } catch (const CancelledError&) {
    print("{} cancelled", name);
    throw;
  }
}

TEST_F(SemaphoreTest, lets_as_many_in_as_it_has_permits) {
  const auto job = [](int number, Semaphore semaphore) -> Coro<> {
    co_await async_with(semaphore, [&]() -> Coro<> {
      print("enter {}", number);
      co_await sleep(1);
    });
  };
  const auto main = [&]() -> Coro<> {
    const Semaphore semaphore{2};
    co_await asyncio::gather(job(0, semaphore), job(1, semaphore), job(2, semaphore));
    print("{}", repr(semaphore));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] enter 0\n"
            "[0.000] enter 1\n"
            "[1.000] enter 2\n"
            "[2.000] <Semaphore [unlocked, value:2]>\n");
}

TEST_F(SemaphoreTest, has_one_permit_by_default) {
  EXPECT_EQ(repr(Semaphore()), "<Semaphore [unlocked, value:1]>");
  EXPECT_EQ(repr(BoundedSemaphore()), "<BoundedSemaphore [unlocked, value:1]>");
}

TEST_F(SemaphoreTest, a_negative_value_is_refused) {
  EXPECT_EQ(thrown_by([] { Semaphore{-1}; }),
            "std::invalid_argument('Semaphore initial value must be >= 0')");
  EXPECT_EQ(thrown_by([] { BoundedSemaphore{-1}; }),
            "std::invalid_argument('Semaphore initial value must be >= 0')");
}

TEST_F(SemaphoreTest, permits_released_in_advance_are_kept_and_taken_without_a_turn_for_others) {
  const auto main = []() -> Coro<> {
    const Semaphore semaphore{0};
    semaphore.release();
    semaphore.release();
    asyncio::get_running_loop().call_soon([] { print("callback"); });
    print("{}", co_await semaphore.acquire());
    co_await semaphore.acquire();
    print("{}", repr(semaphore));
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] true\n"
            "[0.000] <Semaphore [locked]>\n"
            "[0.000] callback\n");
}

TEST_F(SemaphoreTest, a_released_permit_is_handed_over_so_that_nobody_comes_in_between) {
  const auto main = []() -> Coro<> {
    const Semaphore semaphore{0};
    const auto first = create_task(taker("first", semaphore));
    co_await sleep(0);
    semaphore.release();
    print("locked {}", semaphore.locked());
    const auto late = create_task(taker("late", semaphore));
    co_await sleep(1);
    print("late waits {}", !late.done());
    semaphore.release();
    co_await late;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] locked true\n"
            "[0.000] first acquired\n"
            "[1.000] late waits true\n"
            "[1.000] late acquired\n");
}

TEST_F(SemaphoreTest, is_locked_for_newcomers_while_woken_waiters_have_yet_to_run) {
  const auto main = []() -> Coro<> {
    const Semaphore semaphore{0};
    const auto a = create_task(taker("a", semaphore));
    co_await sleep(0);
    semaphore.release();
    semaphore.release();
    print("{}", repr(semaphore));  // a permit is free, but the woken one is before us
    co_await taker("main", semaphore);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Semaphore [locked, waiters:1]>\n"
            "[0.000] a acquired\n"
            "[0.000] main acquired\n");
}

TEST_F(SemaphoreTest, a_waiter_cancelled_after_it_was_given_a_permit_passes_it_on) {
  const auto main = []() -> Coro<> {
    const Semaphore semaphore{0};
    const auto a = create_task(taker("a", semaphore));
    const auto b = create_task(taker("b", semaphore));
    co_await sleep(0);
    semaphore.release();
    a.cancel();
    co_await settled(a);
    co_await b;
    print("{}", repr(semaphore));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a cancelled\n"
            "[0.000] b acquired\n"
            "[0.000] <Semaphore [locked]>\n");
}

TEST_F(SemaphoreTest, a_permit_that_nobody_can_take_any_more_is_free_again) {
  const auto main = []() -> Coro<> {
    const Semaphore semaphore{0};
    const auto a = create_task(taker("a", semaphore));
    co_await sleep(0);
    semaphore.release();
    a.cancel();
    co_await settled(a);
    print("{}", repr(semaphore));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a cancelled\n"
            "[0.000] <Semaphore [unlocked, value:1]>\n");
}

TEST_F(SemaphoreTest, cancelled_waiters_do_not_keep_others_from_a_free_permit) {
  const auto main = []() -> Coro<> {
    const Semaphore semaphore{0};
    const auto a = create_task(taker("a", semaphore));
    co_await sleep(0);
    a.cancel();
    semaphore.release();
    co_await taker("main", semaphore);
    co_await settled(a);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] main acquired\n"
            "[0.000] a cancelled\n");
}

TEST_F(SemaphoreTest, a_semaphore_takes_any_number_of_permits_and_a_bounded_one_does_not) {
  const Semaphore semaphore{1};
  semaphore.release();
  EXPECT_EQ(repr(semaphore), "<Semaphore [unlocked, value:2]>");
  const BoundedSemaphore bounded{1};
  EXPECT_EQ(thrown_by([&] { bounded.release(); }),
            "std::invalid_argument('BoundedSemaphore released too many times')");
}

TEST_F(SemaphoreTest, a_bounded_one_stays_bounded_as_a_semaphore) {
  const auto main = [](Semaphore semaphore) -> Coro<> {
    co_await semaphore.acquire();
    semaphore.release();
    print("{}", thrown_by([&] { semaphore.release(); }));
  };
  run(main(BoundedSemaphore{3}));
  EXPECT_EQ(log(), "[0.000] std::invalid_argument('BoundedSemaphore released too many times')\n");
}

TEST_F(SemaphoreTest, the_block_gives_the_permit_back_when_it_throws) {
  const auto main = []() -> Coro<> {
    BoundedSemaphore semaphore{1};
    try {
      co_await async_with(semaphore, [] { throw ValueError("bad"); });
    } catch (const ValueError&) {
      print("{}", repr(semaphore));
    }
    co_await async_with(Semaphore{1}, [](Semaphore& own) { print("{}", repr(own)); });
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <BoundedSemaphore [unlocked, value:1]>\n"
            "[0.000] <Semaphore [locked]>\n");
}

TEST_F(SemaphoreTest, waiting_in_another_loop_than_before_throws) {
  const Semaphore semaphore{0};
  const auto main = [](Semaphore shared) -> Coro<> {
    const auto task = create_task(shared.acquire());
    co_await sleep(0);
    shared.release();
    co_await task;
  };
  run(main(semaphore));
  EXPECT_EQ(thrown_by([&] { run(semaphore.acquire()); }),
            "RuntimeError('<Semaphore [locked]> is bound to a different event loop')");
}

TEST_F(SemaphoreTest, a_loop_may_be_closed_while_tasks_wait) {
  const Semaphore semaphore{0};
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto task = loop.create_task(semaphore.acquire());
    loop.run_until_complete([]() -> Coro<> { co_await sleep(1); }());
    EXPECT_EQ(repr(semaphore), "<Semaphore [locked, waiters:1]>");
  }
  semaphore.release();
  EXPECT_EQ(repr(semaphore), "<Semaphore [unlocked, value:1]>");
}

}  // namespace
