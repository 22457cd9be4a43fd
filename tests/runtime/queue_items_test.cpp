#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::LifoQueue;
using asyncio::print;
using asyncio::PriorityQueue;
using asyncio::Queue;
using asyncio::sleep;

namespace {

using QueueItemsTest = RuntimeTest;

TEST_F(QueueItemsTest, a_priority_queue_gives_the_smallest_first) {
  const PriorityQueue<std::pair<int, std::string>> queue;
  queue.put_nowait({2, "b"});
  queue.put_nowait({3, "c"});
  queue.put_nowait({1, "z"});
  queue.put_nowait({1, "a"});
  EXPECT_EQ(asyncio::repr(queue.get_nowait()), "(1, 'a')");
  EXPECT_EQ(asyncio::repr(queue.get_nowait()), "(1, 'z')");
  EXPECT_EQ(asyncio::repr(queue.get_nowait()), "(2, 'b')");
  EXPECT_EQ(asyncio::repr(queue.get_nowait()), "(3, 'c')");
}

/// Compared by priority alone.
struct Job {
  int priority;
  std::string name;
  bool operator<(const Job& other) const { return priority < other.priority; }
};

TEST_F(QueueItemsTest, equal_items_leave_a_priority_queue_in_the_order_that_heapq_gives) {
  const PriorityQueue<Job> queue;
  const int priorities[] = {1, 0, 1, 2, 0, 1, 0, 2, 1, 0};
  char name = 'a';
  for (const int priority : priorities) queue.put_nowait({priority, std::string(1, name++)});
  std::string order;
  for (int i = 0; i < 5; ++i) order += queue.get_nowait().name;
  queue.put_nowait({0, "x"});
  queue.put_nowait({1, "y"});
  while (!queue.empty()) order += queue.get_nowait().name;
  EXPECT_EQ(order, "bgejcxfayihd");
}

TEST_F(QueueItemsTest, a_lifo_queue_gives_the_newest_first) {
  const auto main = []() -> Coro<> {
    const LifoQueue<int> queue{3};
    for (const int item : std::vector{1, 2, 3}) co_await queue.put(item);
    print("{} {}", queue.full(), repr(queue));
    print("{}", co_await queue.get());
    print("{}", co_await queue.get());
    print("{}", co_await queue.get());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] true <LifoQueue maxsize=3 _queue=[1, 2, 3] tasks=3>\n"
            "[0.000] 3\n"
            "[0.000] 2\n"
            "[0.000] 1\n");
}

TEST_F(QueueItemsTest, a_priority_queue_stays_one_as_a_queue) {
  const auto main = [](Queue<int> queue) -> Coro<> {
    for (const int item : std::vector{3, 1, 2}) co_await queue.put(item);
    print("{}", repr(queue));
    print("{}", co_await queue.get());
  };
  run(main(PriorityQueue<int>()));
  EXPECT_EQ(log(),
            "[0.000] <PriorityQueue maxsize=0 _queue=[1, 3, 2] tasks=3>\n"
            "[0.000] 1\n");
}

TEST_F(QueueItemsTest, items_that_can_only_be_moved_go_through_it) {
  using Item = std::unique_ptr<int>;
  const auto main = []() -> Coro<> {
    const Queue<Item> queue{1};
    const auto consumer = [](Queue<Item> source) -> Coro<> {
      for (int i = 0; i < 3; ++i) {
        co_await sleep(1);
        const Item item = co_await source.get();
        print("{}", *item);
      }
    };
    const auto task = create_task(consumer(queue));
    queue.put_nowait(std::make_unique<int>(1));
    co_await queue.put(std::make_unique<int>(2));
    co_await queue.put(std::make_unique<int>(3));
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 1\n"
            "[2.000] 2\n"
            "[3.000] 3\n");
}

TEST_F(QueueItemsTest, an_item_that_put_nowait_refuses_stays_with_the_caller) {
  const Queue<std::unique_ptr<int>> queue{1};
  queue.put_nowait(nullptr);
  auto item = std::make_unique<int>(5);
  EXPECT_EQ(thrown_by([&] { queue.put_nowait(std::move(item)); }), "QueueFull()");
  ASSERT_TRUE(item);  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_EQ(*item, 5);
}

TEST_F(QueueItemsTest, items_end_with_the_queue_and_with_a_cancelled_put) {
  const auto item = std::make_shared<int>(5);
  const auto main = [](std::shared_ptr<int> shared) -> Coro<> {
    const Queue<std::shared_ptr<int>> queue{1};
    queue.put_nowait(shared);
    const auto task = create_task(queue.put(shared));
    co_await sleep(0);
    print("{}", shared.use_count() - 1);
    task.cancel();
    co_await settled(task);
    print("{}", shared.use_count() - 1);
  };
  run(main(item));
  EXPECT_EQ(item.use_count(), 1);
  EXPECT_EQ(log(),
            "[0.000] 3\n"
            "[0.000] 2\n");
}

}  // namespace
