#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "allocation_counter.hpp"
#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::get_running_loop;
using asyncio::sleep;
using asyncio::Task;

namespace {

using Memory = RuntimeTest;

Coro<int> leaf(int x) { co_return x; }
Coro<> nap(double seconds) { co_await sleep(seconds); }

/// How many allocations `action` makes, once everything that it makes once has been made.
template <class Action>
std::size_t allocations_of(const Action& action) {
  const std::size_t before = allocations();
  action();
  return allocations() - before;
}

TEST_F(Memory, a_task_costs_at_most_two_allocations) {
  constexpr std::size_t count = 1000;
  std::size_t cost = 0;
  const auto main = [&]() -> Coro<> {
    std::vector<Task<int>> tasks;
    tasks.reserve(count);
    cost = allocations_of([&] {
      for (std::size_t i = 0; i < count; ++i) tasks.push_back(create_task(leaf(1)));
    });
    co_await sleep(0);
  };
  run(main());
  EXPECT_LE(cost, 2 * count);
}

TEST_F(Memory, a_named_task_costs_one_more) {
  std::size_t cost = 0;
  const auto main = [&]() -> Coro<> {
    Task<int> task;
    cost = allocations_of([&] { task = create_task(leaf(1), "short"); });
    co_await task;
  };
  run(main());
  EXPECT_LE(cost, 3u);
}

TEST_F(Memory, awaiting_a_coroutine_again_and_again_takes_its_frame_from_a_free_list) {
  if (!frames_are_recycled) GTEST_SKIP();
  std::size_t cost = 0;
  const auto main = [&]() -> Coro<> {
    co_await leaf(0);
    const std::size_t before = allocations();
    for (int i = 0; i < 1000; ++i) co_await leaf(i);
    cost = allocations() - before;
  };
  run(main());
  EXPECT_EQ(cost, 0u);
}

TEST_F(Memory, making_and_awaiting_tasks_again_and_again_takes_all_from_free_lists) {
  if (!frames_are_recycled) GTEST_SKIP();
  std::size_t cost = 0;
  const auto main = [&]() -> Coro<> {
    co_await create_task(leaf(0));
    const std::size_t before = allocations();
    for (int i = 0; i < 1000; ++i) co_await create_task(leaf(i));
    cost = allocations() - before;
  };
  run(main());
  EXPECT_EQ(cost, 0u);
}

TEST_F(Memory, sleeping_allocates_nothing) {
  if (!frames_are_recycled) GTEST_SKIP();
  std::size_t cost = 0;
  const auto main = [&]() -> Coro<> {
    co_await sleep(1);
    const std::size_t before = allocations();
    for (int i = 0; i < 1000; ++i) co_await sleep(1);
    cost = allocations() - before;
  };
  run(main());
  EXPECT_EQ(cost, 0u);
}

TEST_F(Memory, a_frame_that_is_dropped_while_suspended_destroys_its_locals) {
  const auto payload = std::make_shared<int>(0);
  const auto inner = [](std::shared_ptr<int>) -> Coro<> {
    co_await get_running_loop().create_future();
  };
  const auto outer = [&](std::shared_ptr<int> local) -> Coro<> { co_await inner(local); };
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto task = loop.create_task(outer(payload));
    EXPECT_EQ(loop.run_until_complete(leaf(1)), 1);
    EXPECT_GT(payload.use_count(), 2);
  }
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(Memory, tasks_that_never_started_are_destroyed_with_their_loop) {
  const auto payload = std::make_shared<int>(0);
  const auto job = [](std::shared_ptr<int>) -> Coro<> { co_return; };
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    loop.create_task(job(payload));
  }
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(Memory, the_newest_tasks_are_destroyed_first_so_that_they_may_use_their_creators_locals) {
  struct SaysAtItsEnd {
    const std::string& text;
    ~SaysAtItsEnd() { asyncio::print("{}", text); }
  };
  const auto child = [](const std::string& text) -> Coro<> {
    const SaysAtItsEnd at_its_end{text};
    co_await sleep(100);
  };
  const auto parent = [&]() -> Coro<> {
    const std::string text = "a text of the parent, too long to lie within the string";
    create_task(child(text));
    co_await sleep(100);
  };
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto task = loop.create_task(parent());
    loop.call_later(1, [&] { loop.stop(); });
    loop.run_forever();
  }
  EXPECT_EQ(log(), "[1.000] a text of the parent, too long to lie within the string\n");
}

TEST_F(Memory, abandoned_tasks_are_reported) {
  {
    const auto loop = asyncio::new_event_loop(&host);
    const auto task = loop.create_task(nap(1), "abandoned");
  }
  EXPECT_EQ(log(),
            "[0.000] stderr: Task was destroyed but it is pending!\n"
            "future: <Task pending name='abandoned' coro=<nap()>>\n");
}

TEST_F(Memory, a_task_whose_frame_holds_the_future_that_it_waits_for_is_freed) {
  const auto payload = std::make_shared<int>(0);
  const auto waits = [](std::shared_ptr<int>) -> Coro<> {
    const auto future = get_running_loop().create_future();
    co_await future;
  };
  const auto main = [&]() -> Coro<> {
    create_task(waits(payload));
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(Memory, a_callback_that_holds_its_own_future_is_freed_with_the_loop) {
  const auto payload = std::make_shared<int>(0);
  const auto main = [&]() -> Coro<> {
    const auto future = get_running_loop().create_future();
    future.add_done_callback([future, payload] {});
    co_return;
  };
  run(main());
  EXPECT_EQ(payload.use_count(), 1);
}

/// Cancels and queues from its destructor.
struct Meddler {
  asyncio::Loop loop;
  asyncio::Future<> future;
  std::string* log;
  Meddler(asyncio::Loop where, asyncio::Future<> what, std::string* text)
      : loop(std::move(where)), future(std::move(what)), log(text) {}
  Meddler(const Meddler&) = delete;
  Meddler& operator=(const Meddler&) = delete;
  ~Meddler() {
    future.cancel();
    *log += thrown_by([&] { loop.call_soon([] { FAIL() << "called"; }); });
  }
};

TEST_F(Memory, a_destructor_may_use_the_loop_that_closes) {
  std::string error;
  const auto job = [](asyncio::Loop loop, asyncio::Future<> other, std::string* text) -> Coro<> {
    const Meddler meddler(loop, other, text);
    co_await loop.create_future();
  };
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto other = loop.create_future();
    loop.create_task(job(loop, other, &error));
    EXPECT_EQ(loop.run_until_complete(leaf(1)), 1);
  }
  EXPECT_EQ(error, "RuntimeError('Event loop is closed')");
}

}  // namespace
