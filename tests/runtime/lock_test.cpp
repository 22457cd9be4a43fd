#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::async_with;
using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::Lock;
using asyncio::print;
using asyncio::sleep;
using asyncio::Task;

namespace {

using LockTest = RuntimeTest;

/// Takes the lock for a second.
Coro<> job(std::string name, Lock lock) {
  co_await async_with(lock, [&]() -> Coro<> {
    print("{} has it", name);
    co_await sleep(1);
  });
}

/// Takes the lock and gives it back at once.
Coro<> taker(std::string name, Lock lock) {
  try {
    co_await lock.acquire();
    print("{} has it", name);
    lock.release();
  } catch (const CancelledError&) {
    print("{} cancelled", name);
    throw;
  }
}

TEST_F(LockTest, acquire_locks_and_gives_true_and_release_unlocks) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    print("{}", lock.locked());
    print("{} {}", co_await lock.acquire(), lock.locked());
    lock.release();
    print("{}", lock.locked());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] false\n"
            "[0.000] true true\n"
            "[0.000] false\n");
}

TEST_F(LockTest, releasing_a_free_lock_throws) {
  EXPECT_EQ(thrown_by([] { Lock().release(); }), "RuntimeError('Lock is not acquired.')");
}

TEST_F(LockTest, acquiring_a_free_lock_gives_nobody_else_a_turn) {
  const auto main = []() -> Coro<> {
    asyncio::get_running_loop().call_soon([] { print("callback"); });
    Lock lock;
    co_await async_with(lock, [] { print("inside"); });
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] inside\n"
            "[0.000] callback\n");
}

TEST_F(LockTest, waiters_get_it_in_the_order_of_asking) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    co_await asyncio::gather(job("a", lock), job("b", lock), job("c", lock));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a has it\n"
            "[1.000] b has it\n"
            "[2.000] c has it\n");
}

TEST_F(LockTest, nobody_comes_in_between_release_and_the_woken_waiter) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    co_await lock.acquire();
    const auto first = create_task(taker("first", lock));
    co_await sleep(0);
    lock.release();
    print("locked {}", lock.locked());
    co_await taker("late", lock);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] locked false\n"
            "[0.000] first has it\n"
            "[0.000] late has it\n");
}

TEST_F(LockTest, a_waiter_cancelled_after_it_was_woken_wakes_the_next) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    co_await lock.acquire();
    const auto a = create_task(taker("a", lock));
    const auto b = create_task(taker("b", lock));
    co_await sleep(0);
    lock.release();
    a.cancel();
    co_await settled(a);
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a cancelled\n"
            "[0.000] b has it\n");
}

TEST_F(LockTest, cancelled_waiters_do_not_keep_others_from_a_free_lock) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    co_await lock.acquire();
    const auto waiter = create_task(taker("waiter", lock));
    co_await sleep(0);
    waiter.cancel();  // it is still in line, until its turn in the loop comes
    lock.release();
    asyncio::get_running_loop().call_soon([] { print("a turn of the loop"); });
    co_await lock.acquire();
    print("acquired, {}", repr(lock));
    co_await settled(waiter);
    print("{}", repr(lock));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] acquired, <Lock [locked, waiters:1]>\n"
            "[0.000] waiter cancelled\n"
            "[0.000] a turn of the loop\n"
            "[0.000] <Lock [locked]>\n");
}

TEST_F(LockTest, a_cancelled_wait_throws_the_text_of_the_request) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    co_await lock.acquire();
    const auto task = create_task(lock.acquire());
    co_await sleep(0);
    task.cancel("enough");
    co_await settled(task);
    print("{} {}", state(task), thrown_by([&] { task.result(); }));
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] cancelled CancelledError('enough')\n");
}

TEST_F(LockTest, a_request_made_before_the_wait_ends_it_at_once) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    co_await lock.acquire();
    asyncio::current_task().cancel();
    try {
      co_await lock.acquire();
    } catch (const CancelledError&) {
      print("cancelled, {}", repr(lock));
    }
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] cancelled, <Lock [locked]>\n");
}

TEST_F(LockTest, the_block_releases_it_when_it_throws) {
  const auto main = []() -> Coro<> {
    Lock lock;
    try {
      co_await async_with(lock, [&] {
        print("inside {}", lock.locked());
        throw ValueError("bad");
      });
    } catch (const ValueError&) {
      print("after {}", lock.locked());
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] inside true\n"
            "[0.000] after false\n");
}

TEST_F(LockTest, the_block_may_own_it_and_its_body_may_take_it) {
  const auto main = []() -> Coro<> {
    const int answer = co_await async_with(Lock{}, [](Lock& lock) -> Coro<int> {
      print("{}", repr(lock));
      co_return 42;
    });
    print("{}", answer);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Lock [locked]>\n"
            "[0.000] 42\n");
}

TEST_F(LockTest, copies_are_the_same_lock_and_moving_leaves_a_usable_one) {
  Lock lock;
  const Lock copy = lock;
  const Lock moved = std::move(lock);
  EXPECT_TRUE(copy == moved);
  EXPECT_FALSE(copy == Lock());
  EXPECT_FALSE(lock.locked());  // NOLINT(bugprone-use-after-move): that is what is tested
}

TEST_F(LockTest, a_task_keeps_a_lock_that_nobody_else_has) {
  const auto main = []() -> Coro<> {
    auto acquisition = Lock().acquire();
    co_await sleep(0);
    print("{}", co_await acquisition);
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] true\n");
}

TEST_F(LockTest, one_made_before_the_loop_works_in_it_and_in_the_next_unless_tasks_waited) {
  const Lock lock;
  const auto main = [](Lock global) -> Coro<> { co_await taker("main", global); };
  run(main(lock));
  run(main(lock));
  EXPECT_EQ(log(),
            "[0.000] main has it\n"
            "[0.000] main has it\n");
}

TEST_F(LockTest, waiting_in_another_loop_than_before_throws) {
  const Lock lock;
  const auto contended = [](Lock shared) -> Coro<> {
    co_await asyncio::gather(job("a", shared), job("b", shared));
  };
  run(contended(lock));
  EXPECT_EQ(thrown_by([&] { run(contended(lock)); }),
            "RuntimeError('<Lock [locked]> is bound to a different event loop')");
}

TEST_F(LockTest, a_loop_may_be_closed_while_tasks_wait) {
  const auto held = [](Lock lock) -> Coro<> {
    co_await async_with(lock, []() -> Coro<> { co_await sleep(1000); });
  };
  Lock lock;
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto owner = loop.create_task(held(lock));
    const auto waiter = loop.create_task(held(lock));
    loop.run_until_complete([]() -> Coro<> { co_await sleep(1); }());
    EXPECT_EQ(repr(lock), "<Lock [locked, waiters:1]>");
  }
  EXPECT_EQ(repr(lock), "<Lock [locked]>");
  lock.release();
}

/// Releases a lock when its coroutine ends, be it by being destroyed.
struct Release {
  Lock lock;
  ~Release() { lock.release(); }
};

TEST_F(LockTest, what_a_closed_loop_drops_may_release_it) {
  const auto owner = [](Lock lock) -> Coro<> {
    co_await lock.acquire();
    const Release release{lock};
    co_await sleep(1000);
  };
  const auto comes_later = [](Lock lock) -> Coro<> {
    co_await sleep(0.5);
    co_await taker("waiter", lock);
  };
  const std::vector<Lock> locks(2);
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    for (const Lock& lock : locks) {
      // The newest task is dropped first: while the one before it waits.
      static_cast<void>(loop.create_task(comes_later(lock)));
      static_cast<void>(loop.create_task(owner(lock)));
    }
    loop.run_until_complete([]() -> Coro<> { co_await sleep(1); }());
  }
  EXPECT_EQ(asyncio::repr(locks), "[<Lock [unlocked]>, <Lock [unlocked]>]");
  EXPECT_EQ(log(), "");
}

TEST_F(LockTest, is_shown_with_its_state_and_its_waiters) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    print("{}", repr(lock));
    const auto a = create_task(job("a", lock));
    const auto b = create_task(job("b", lock), "b");
    const auto c = create_task(job("c", lock));
    co_await sleep(0.5);
    print("{}", repr(lock));
    print("{}", repr(b));
    co_await sleep(9);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Lock [unlocked]>\n"
            "[0.000] a has it\n"
            "[0.500] <Lock [locked, waiters:2]>\n"
            "[0.500] <Task pending name='b' coro=<job()> wait_for=<Future pending>>\n"
            "[1.000] b has it\n"
            "[2.000] c has it\n");
}

TEST_F(LockTest, a_deadlock_is_reported_with_the_lock_that_the_task_waits_for) {
  const auto main = []() -> Coro<> {
    asyncio::current_task().set_name("main");
    const Lock lock;
    co_await lock.acquire();
    co_await lock.acquire();
  };
  const std::string error = thrown_by([&] { run(main()); });
  EXPECT_TRUE(error.find("main (<lambda>) waits for <Lock [locked, waiters:1]>") !=
              std::string::npos)
      << error;
}

}  // namespace
