#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "runtime_test.hpp"

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::print;
using asyncio::Queue;
using asyncio::sleep;

namespace {

using QueueTest = RuntimeTest;

Coro<> getter(std::string name, Queue<int> queue) {
  try {
    const int item = co_await queue.get();
    print("{} got {}", name, item);
  } catch (const CancelledError&) {
    print("{} cancelled", name);
    throw;
  } catch (const asyncio::QueueShutDown&) {
    print("{} {}", name, caught());
  }
}

Coro<> putter(std::string name, Queue<int> queue, int item) {
  try {
    co_await queue.put(item);
    print("{} put {}", name, item);
  } catch (const CancelledError&) {
    print("{} cancelled", name);
    throw;
  } catch (const asyncio::QueueShutDown&) {
    print("{} {}", name, caught());
  }
}

TEST_F(QueueTest, gives_items_first_in_first_out) {
  const Queue<int> queue;
  for (const int item : {1, 2, 3}) queue.put_nowait(item);
  EXPECT_EQ(queue.qsize(), 3U);
  EXPECT_EQ(queue.get_nowait(), 1);
  EXPECT_EQ(queue.get_nowait(), 2);
  EXPECT_EQ(queue.get_nowait(), 3);
  EXPECT_TRUE(queue.empty());
}

TEST_F(QueueTest, is_full_with_maxsize_items_and_never_without_a_maxsize) {
  const Queue<int> queue{1};
  EXPECT_EQ(queue.maxsize(), 1);
  EXPECT_FALSE(queue.full());
  queue.put_nowait(1);
  EXPECT_TRUE(queue.full());
  for (const int maxsize : {0, -1}) {
    const Queue<int> unlimited{maxsize};
    unlimited.put_nowait(1);
    EXPECT_FALSE(unlimited.full());
  }
}

TEST_F(QueueTest, the_nowait_calls_throw_where_the_others_would_wait) {
  const Queue<int> queue{1};
  EXPECT_EQ(thrown_by([&] { queue.get_nowait(); }), "QueueEmpty()");
  queue.put_nowait(1);
  EXPECT_EQ(thrown_by([&] { queue.put_nowait(2); }), "QueueFull()");
  EXPECT_EQ(queue.qsize(), 1U);
}

TEST_F(QueueTest, put_and_get_that_need_not_wait_give_nobody_else_a_turn) {
  const auto main = []() -> Coro<> {
    asyncio::get_running_loop().call_soon([] { print("callback"); });
    const Queue<int> queue{1};
    co_await queue.put(1);
    print("{}", co_await queue.get());
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 1\n"
            "[0.000] callback\n");
}

TEST_F(QueueTest, a_full_queue_makes_producers_wait_for_the_consumer) {
  const auto producer = [](Queue<int> queue) -> Coro<> {
    for (int i = 0; i < 3; ++i) {
      co_await queue.put(i);
      print("put {}", i);
    }
  };
  const auto main = [&]() -> Coro<> {
    const Queue<int> queue{1};
    const auto task = create_task(producer(queue));
    for (int i = 0; i < 3; ++i) {
      co_await sleep(1);
      print("got {}", co_await queue.get());
    }
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] put 0\n"
            "[1.000] got 0\n"
            "[1.000] put 1\n"
            "[2.000] got 1\n"
            "[2.000] put 2\n"
            "[3.000] got 2\n");
}

TEST_F(QueueTest, getters_are_served_in_the_order_of_waiting) {
  const auto main = []() -> Coro<> {
    const Queue<int> queue;
    const auto both = asyncio::gather(getter("a", queue), getter("b", queue));
    co_await sleep(1);
    queue.put_nowait(1);
    queue.put_nowait(2);
    co_await both;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a got 1\n"
            "[1.000] b got 2\n");
}

TEST_F(QueueTest, a_getter_that_was_robbed_of_its_item_waits_again_at_the_end) {
  const auto main = []() -> Coro<> {
    const Queue<int> queue;
    const auto both = asyncio::gather(getter("a", queue), getter("b", queue));
    co_await sleep(1);
    queue.put_nowait(1);
    print("main takes {}", queue.get_nowait());
    co_await sleep(1);
    queue.put_nowait(2);
    queue.put_nowait(3);
    co_await both;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] main takes 1\n"
            "[2.000] b got 2\n"
            "[2.000] a got 3\n");
}

TEST_F(QueueTest, a_getter_cancelled_after_it_was_woken_wakes_the_next) {
  const auto main = []() -> Coro<> {
    const Queue<int> queue;
    const auto a = create_task(getter("a", queue));
    const auto b = create_task(getter("b", queue));
    co_await sleep(0);
    queue.put_nowait(1);
    a.cancel();
    co_await settled(a);
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a cancelled\n"
            "[0.000] b got 1\n");
}

TEST_F(QueueTest, a_putter_cancelled_after_it_was_woken_wakes_the_next) {
  const auto main = []() -> Coro<> {
    const Queue<int> queue{1};
    queue.put_nowait(0);
    const auto a = create_task(putter("a", queue, 1));
    const auto b = create_task(putter("b", queue, 2));
    co_await sleep(0);
    queue.get_nowait();
    a.cancel();
    co_await settled(a);
    co_await b;
    print("{}", queue.get_nowait());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a cancelled\n"
            "[0.000] b put 2\n"
            "[0.000] 2\n");
}

TEST_F(QueueTest, a_waiter_that_is_cancelled_leaves) {
  const auto main = []() -> Coro<> {
    const Queue<int> queue;
    const auto a = create_task(getter("a", queue));
    const auto b = create_task(getter("b", queue));
    co_await sleep(0);
    a.cancel();
    co_await settled(a);
    print("{}", repr(queue));
    queue.put_nowait(1);
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a cancelled\n"
            "[0.000] <Queue maxsize=0 _getters[1]>\n"
            "[0.000] b got 1\n");
}

TEST_F(QueueTest, join_waits_for_a_task_done_an_item) {
  const auto worker = [](Queue<int> queue) -> Coro<> {
    while (true) {
      co_await sleep(co_await queue.get());
      queue.task_done();
    }
  };
  const auto main = [&]() -> Coro<> {
    const Queue<int> queue;
    co_await queue.join();
    print("nothing to wait for");
    for (const int seconds : std::vector{3, 1, 2}) queue.put_nowait(seconds);
    const auto task = create_task(worker(queue));
    co_await queue.join();
    print("joined");
    task.cancel();
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] nothing to wait for\n"
            "[6.000] joined\n");
}

TEST_F(QueueTest, a_task_done_too_many_throws) {
  const Queue<int> queue;
  queue.put_nowait(1);
  queue.task_done();
  EXPECT_EQ(thrown_by([&] { queue.task_done(); }),
            "std::invalid_argument('task_done() called too many times')");
}

TEST_F(QueueTest, after_shutdown_nothing_can_be_put_and_what_is_in_it_can_be_taken) {
  const auto main = []() -> Coro<> {
    const Queue<int> queue;
    queue.put_nowait(1);
    queue.shutdown();
    print("{}", thrown_by([&] { queue.put_nowait(2); }));
    co_await putter("main", queue, 2);
    co_await getter("main", queue);
    co_await getter("main", queue);
    print("{}", thrown_by([&] { queue.get_nowait(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] QueueShutDown()\n"
            "[0.000] main QueueShutDown()\n"
            "[0.000] main got 1\n"
            "[0.000] main QueueShutDown()\n"
            "[0.000] QueueShutDown()\n");
}

TEST_F(QueueTest, shutdown_wakes_all_who_wait) {
  const auto main = []() -> Coro<> {
    const Queue<int> empty;
    const Queue<int> full{1};
    full.put_nowait(0);
    const auto tasks = asyncio::gather(getter("a", empty), getter("b", empty), putter("c", full, 1),
                                       putter("d", full, 2));
    co_await sleep(1);
    empty.shutdown();
    full.shutdown();
    co_await tasks;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a QueueShutDown()\n"
            "[1.000] b QueueShutDown()\n"
            "[1.000] c QueueShutDown()\n"
            "[1.000] d QueueShutDown()\n");
}

TEST_F(QueueTest, immediate_shutdown_drops_the_items_as_if_they_were_done) {
  const auto main = []() -> Coro<> {
    const Queue<int> queue;
    queue.put_nowait(1);
    queue.put_nowait(2);
    const auto joined = create_task(queue.join());
    co_await sleep(1);
    print("{}", queue.get_nowait());
    queue.shutdown(true);
    print("{}", repr(queue));
    co_await sleep(1);
    print("joined {}", joined.done());  // the item that was taken is not done yet
    queue.task_done();
    co_await joined;
    print("{}", repr(queue));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 1\n"
            "[1.000] <Queue maxsize=0 tasks=1 shutdown>\n"
            "[2.000] joined false\n"
            "[2.000] <Queue maxsize=0 shutdown>\n");
}

TEST_F(QueueTest, is_shown_as_in_python) {
  const auto main = []() -> Coro<> {
    const Queue<std::string> queue{2};
    print("{}", repr(queue));
    queue.put_nowait("a");
    queue.put_nowait("b");
    const auto task = create_task(queue.put("c"));
    co_await sleep(0);
    print("{}", repr(queue));
    queue.get_nowait();
    print("{}", repr(queue));
    co_await task;
    queue.shutdown();
    print("{}", repr(queue));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Queue maxsize=2>\n"
            "[0.000] <Queue maxsize=2 _queue=['a', 'b'] _putters[1] tasks=2>\n"
            "[0.000] <Queue maxsize=2 _queue=['b'] tasks=2>\n"
            "[0.000] <Queue maxsize=2 _queue=['b', 'c'] tasks=3 shutdown>\n");
}

TEST_F(QueueTest, waiting_in_another_loop_than_before_throws) {
  const Queue<int> queue;
  const auto main = [](Queue<int> shared) -> Coro<> {
    const auto task = create_task(shared.get());
    co_await sleep(0);
    shared.put_nowait(1);
    co_await task;
  };
  run(main(queue));
  EXPECT_EQ(thrown_by([&] { run(queue.get()); }),
            "RuntimeError('<Queue maxsize=0 tasks=1> is bound to a different event loop')");
}

TEST_F(QueueTest, a_loop_may_be_closed_while_tasks_wait) {
  const Queue<int> queue{1};
  const Queue<int> full{1};
  full.put_nowait(1);
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto a = loop.create_task(getter("a", queue));
    const auto b = loop.create_task(putter("b", full, 2));
    const auto c = loop.create_task(full.join());
    loop.run_until_complete([]() -> Coro<> { co_await sleep(1); }());
    EXPECT_EQ(repr(queue), "<Queue maxsize=1 _getters[1]>");
    EXPECT_EQ(repr(full), "<Queue maxsize=1 _queue=[1] _putters[1] tasks=1>");
  }
  EXPECT_EQ(repr(queue), "<Queue maxsize=1>");
  EXPECT_EQ(repr(full), "<Queue maxsize=1 _queue=[1] tasks=1>");
  queue.put_nowait(1);
  full.get_nowait();
}

TEST_F(QueueTest, a_deadlock_is_reported_with_the_queue_that_the_task_waits_for) {
  const auto main = []() -> Coro<> {
    asyncio::current_task().set_name("main");
    co_await Queue<int>().get();
  };
  const std::string error = thrown_by([&] { run(main()); });
  EXPECT_TRUE(error.find("main (<lambda>) waits for <Queue maxsize=0 _getters[1]>") !=
              std::string::npos)
      << error;
}

}  // namespace
