#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::async_with;
using asyncio::CancelledError;
using asyncio::Condition;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::Lock;
using asyncio::print;
using asyncio::sleep;

namespace {

using ConditionTest = RuntimeTest;

/// Waits to be notified; then keeps the lock for `work` seconds.
Coro<> waiter(std::string name, Condition condition, double work = 0) {
  co_await async_with(condition, [&]() -> Coro<> {
    try {
      co_await condition.wait();
      print("{} notified, locked {}", name, condition.locked());
    } catch (const CancelledError&) {
      print("{} cancelled, locked {}", name, condition.locked());
      throw;
    }
    if (work > 0) co_await sleep(work);
  });
}

Coro<> notify(Condition condition, std::size_t count) {
  co_await async_with(condition, [&] { condition.notify(count); });
}

TEST_F(ConditionTest, wait_releases_the_lock_and_gives_true_with_the_lock_held_again) {
  const auto main = []() -> Coro<> {
    Condition condition;
    const auto notifier = create_task(notify(condition, 1));
    co_await async_with(condition, [&]() -> Coro<> {
      print("{} {}", co_await condition.wait(), condition.locked());
    });
    print("{}", condition.locked());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] true true\n"
            "[0.000] false\n");
}

TEST_F(ConditionTest, waiting_and_notifying_need_the_lock) {
  const auto main = []() -> Coro<> {
    const Condition condition;
    co_await condition.wait();
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "RuntimeError('cannot wait on un-acquired lock')");
  EXPECT_EQ(thrown_by([] { Condition().notify(); }),
            "RuntimeError('cannot notify on un-acquired lock')");
  EXPECT_EQ(thrown_by([] { Condition().notify_all(); }),
            "RuntimeError('cannot notify on un-acquired lock')");
  EXPECT_EQ(thrown_by([] { Condition().release(); }), "RuntimeError('Lock is not acquired.')");
}

TEST_F(ConditionTest, notify_wakes_as_many_as_asked_for_in_the_order_of_waiting) {
  const auto main = []() -> Coro<> {
    const Condition condition;
    const auto all = asyncio::gather(waiter("a", condition), waiter("b", condition),
                                     waiter("c", condition), waiter("d", condition));
    co_await sleep(1);
    co_await notify(condition, 1);
    co_await sleep(1);
    co_await notify(condition, 2);
    co_await sleep(1);
    co_await notify(condition, 9);
    co_await all;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a notified, locked true\n"
            "[2.000] b notified, locked true\n"
            "[2.000] c notified, locked true\n"
            "[3.000] d notified, locked true\n");
}

TEST_F(ConditionTest, those_notified_go_on_one_by_one_as_the_lock_becomes_free) {
  const auto main = []() -> Coro<> {
    Condition condition;
    const auto all = asyncio::gather(waiter("a", condition, 1), waiter("b", condition, 1));
    co_await sleep(1);
    co_await async_with(condition, [&]() -> Coro<> {
      condition.notify_all();
      co_await sleep(1);
      print("released");
    });
    co_await all;
  };
  run(main());
  EXPECT_EQ(log(),
            "[2.000] released\n"
            "[2.000] a notified, locked true\n"
            "[3.000] b notified, locked true\n");
}

TEST_F(ConditionTest, wait_for_asks_at_first_and_after_each_notification) {
  const auto main = []() -> Coro<> {
    Condition condition;
    int count = 0;
    const auto all_there = [](Condition shared, int& so_far) -> Coro<> {
      co_await async_with(shared, [&]() -> Coro<> {
        const int got = co_await shared.wait_for([&] {
          print("asked: {}", so_far);
          return so_far >= 2 ? so_far : 0;
        });
        print("got {}", got);
      });
    };
    const auto task = create_task(all_there(condition, count));
    for (int i = 0; i < 2; ++i) {
      co_await sleep(1);
      ++count;
      co_await notify(condition, 1);
    }
    co_await task;
    co_await all_there(condition, count);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] asked: 0\n"
            "[1.000] asked: 1\n"
            "[2.000] asked: 2\n"
            "[2.000] got 2\n"
            "[2.000] asked: 2\n"
            "[2.000] got 2\n");
}

TEST_F(ConditionTest, a_cancelled_wait_takes_the_lock_again_before_it_throws) {
  const auto main = []() -> Coro<> {
    Condition condition;
    const auto task = create_task(waiter("a", condition));
    co_await sleep(1);
    co_await async_with(condition, [&]() -> Coro<> {
      task.cancel("stop");
      co_await sleep(3);
      print("done {}", task.done());
    });
    co_await settled(task);
    print("{}, locked {}", thrown_by([&] { task.result(); }), condition.locked());
  };
  run(main());
  EXPECT_EQ(log(),
            "[4.000] done false\n"
            "[4.000] a cancelled, locked true\n"
            "[4.000] CancelledError('stop'), locked false\n");
}

TEST_F(ConditionTest, cancelling_again_while_it_takes_the_lock_does_not_stop_it_from_that) {
  const auto main = []() -> Coro<> {
    Condition condition;
    const auto task = create_task(waiter("a", condition));
    co_await sleep(1);
    co_await async_with(condition, [&]() -> Coro<> {
      task.cancel("first");
      co_await sleep(1);
      task.cancel("second");
      co_await sleep(1);
      task.cancel("third");
      co_await sleep(1);
    });
    co_await settled(task);
    print("{}, locked {}", thrown_by([&] { task.result(); }), condition.locked());
  };
  run(main());
  EXPECT_EQ(log(),
            "[4.000] a cancelled, locked true\n"
            "[4.000] CancelledError('third'), locked false\n");
}

TEST_F(ConditionTest, one_who_is_cancelled_after_being_notified_lets_the_next_have_that) {
  const auto main = []() -> Coro<> {
    Condition condition;
    const auto a = create_task(waiter("a", condition));
    const auto b = create_task(waiter("b", condition));
    co_await sleep(1);
    co_await async_with(condition, [&] {
      condition.notify();
      a.cancel();
    });
    co_await settled(a);
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a cancelled, locked true\n"
            "[1.000] b notified, locked true\n");
}

TEST_F(ConditionTest, one_who_is_cancelled_while_it_takes_the_lock_lets_the_next_be_notified) {
  const auto main = []() -> Coro<> {
    Condition condition;
    const auto a = create_task(waiter("a", condition));
    const auto b = create_task(waiter("b", condition));
    co_await sleep(1);
    co_await async_with(condition, [&]() -> Coro<> {
      condition.notify();
      co_await sleep(1);
      a.cancel();
      co_await sleep(1);
    });
    co_await settled(a);
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[3.000] a cancelled, locked true\n"
            "[3.000] b notified, locked true\n");
}

TEST_F(ConditionTest, conditions_may_share_a_lock) {
  const auto main = []() -> Coro<> {
    Lock lock;
    const Condition empty{lock};
    const Condition full{lock};
    const auto task = create_task(waiter("a", full));
    co_await sleep(1);
    co_await async_with(lock, [&] {
      print("{} {}", repr(empty), repr(full));
      empty.notify_all();
      full.notify_all();
    });
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] <Condition [locked]> <Condition [locked, waiters:1]>\n"
            "[1.000] a notified, locked true\n");
}

TEST_F(ConditionTest, the_body_of_a_block_may_take_it) {
  const auto main = []() -> Coro<> {
    co_await async_with(Condition{}, [](Condition& condition) {
      print("{}", repr(condition));
      condition.notify();
    });
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] <Condition [locked]>\n");
}

TEST_F(ConditionTest, waiting_in_another_loop_than_before_throws_and_keeps_the_lock) {
  const Condition condition;
  const auto main = [](Condition shared) -> Coro<> {
    const auto notifier = create_task(notify(shared, 1));
    co_await async_with(shared, [&]() -> Coro<> { co_await shared.wait(); });
  };
  run(main(condition));
  EXPECT_EQ(thrown_by([&] { run(main(condition)); }),
            "RuntimeError('<Condition [locked]> is bound to a different event loop')");
  EXPECT_FALSE(condition.locked());
}

TEST_F(ConditionTest, a_loop_may_be_closed_while_tasks_wait) {
  Condition condition;
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto a = loop.create_task(waiter("a", condition));
    const auto b = loop.create_task(waiter("b", condition));
    const auto holder = [](Condition shared) -> Coro<> {
      co_await shared.acquire();
      shared.notify();  // that one now waits for the lock
      co_await sleep(1000);
    };
    const auto c = loop.create_task(holder(condition));
    loop.run_until_complete([]() -> Coro<> { co_await sleep(1); }());
    EXPECT_EQ(repr(condition), "<Condition [locked, waiters:1]>");
  }
  EXPECT_EQ(repr(condition), "<Condition [locked]>");
  EXPECT_EQ(log(), "");
}

}  // namespace
