#include <string>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::Event;
using asyncio::print;
using asyncio::sleep;

namespace {

using EventTest = RuntimeTest;

Coro<> waiter(std::string name, Event event) {
  co_await event.wait();
  print("{} goes on", name);
}

TEST_F(EventTest, is_unset_at_first_and_can_be_set_and_cleared) {
  const Event event;
  EXPECT_FALSE(event.is_set());
  event.set();
  EXPECT_TRUE(event.is_set());
  event.clear();
  EXPECT_FALSE(event.is_set());
}

TEST_F(EventTest, waiting_for_a_set_event_gives_true_and_nobody_else_a_turn) {
  const auto main = []() -> Coro<> {
    asyncio::get_running_loop().call_soon([] { print("callback"); });
    const Event event;
    event.set();
    print("{}", co_await event.wait());
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] true\n"
            "[0.000] callback\n");
}

TEST_F(EventTest, set_wakes_all_in_the_order_of_waiting) {
  const auto main = []() -> Coro<> {
    const Event event;
    const auto tasks = asyncio::gather(waiter("a", event), waiter("b", event), waiter("c", event));
    co_await sleep(1);
    event.set();
    print("set");
    co_await tasks;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] set\n"
            "[1.000] a goes on\n"
            "[1.000] b goes on\n"
            "[1.000] c goes on\n");
}

TEST_F(EventTest, those_who_wait_go_on_even_if_it_is_cleared_at_once) {
  const auto main = []() -> Coro<> {
    const Event event;
    const auto early = create_task(waiter("early", event));
    co_await sleep(0);
    event.set();
    event.clear();
    const auto late = create_task(waiter("late", event));
    co_await sleep(1);
    print("late waits: {}", !late.done());
    event.set();
    co_await late;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] early goes on\n"
            "[1.000] late waits: true\n"
            "[1.000] late goes on\n");
}

TEST_F(EventTest, a_cancelled_waiter_leaves_the_others_waiting) {
  const auto main = []() -> Coro<> {
    const Event event;
    const auto a = create_task(waiter("a", event));
    const auto b = create_task(waiter("b", event));
    co_await sleep(0);
    print("{}", repr(event));
    a.cancel();
    co_await settled(a);
    print("{} {}", state(a), repr(event));
    event.set();
    co_await b;
    print("{}", repr(event));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Event [unset, waiters:2]>\n"
            "[0.000] cancelled <Event [unset, waiters:1]>\n"
            "[0.000] b goes on\n"
            "[0.000] <Event [set]>\n");
}

TEST_F(EventTest, a_waiter_cancelled_after_set_is_cancelled) {
  const auto main = []() -> Coro<> {
    const Event event;
    const auto task = create_task(waiter("a", event));
    co_await sleep(0);
    event.set();
    task.cancel();
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] cancelled\n");
}

TEST_F(EventTest, waiting_in_another_loop_than_before_throws) {
  const Event event;
  const auto main = [](Event shared) -> Coro<> {
    const auto task = create_task(shared.wait());
    co_await sleep(0);
    shared.set();
    co_await task;
    shared.clear();
  };
  run(main(event));
  EXPECT_EQ(thrown_by([&] { run(event.wait()); }),
            "RuntimeError('<Event [unset]> is bound to a different event loop')");
}

TEST_F(EventTest, a_loop_may_be_closed_while_tasks_wait) {
  const Event event;
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
    const auto task = loop.create_task(waiter("a", event));
    loop.run_until_complete([]() -> Coro<> { co_await sleep(1); }());
    EXPECT_EQ(repr(event), "<Event [unset, waiters:1]>");
  }
  EXPECT_EQ(repr(event), "<Event [unset]>");
  event.set();
}

}  // namespace
