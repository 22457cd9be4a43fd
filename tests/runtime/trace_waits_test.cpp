#include <coroutine>
#include <vector>

#include "trace_test.hpp"

namespace {

using namespace asyncio;

TEST_F(TraceTest, of_a_lock_that_changes_hands) {
  const auto main = []() -> Coro<> {
    const Lock lock;
    const auto use = [](Lock shared) -> Coro<> {
      co_await shared.acquire();
      co_await asyncio::sleep(1);
      shared.release();
    };
    const auto first = create_task(use(lock), "first");
    const auto second = create_task(use(lock), "second");
    co_await first;
    co_await second;
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 first created: <lambda> by Task-1\n"
            "0.000 second created: <lambda> by Task-1\n"
            "0.000 Task-1 waits for first\n"
            "0.000 first starts\n"
            "0.000 first calls acquire\n"
            "0.000 Lock1 by first\n"
            "0.000 first has Lock1\n"
            "0.000 first returns\n"
            "0.000 first sleeps until 1.000\n"
            "0.000 second starts\n"
            "0.000 second calls acquire\n"
            "0.000 second calls queue_up\n"
            "0.000 second waits for Lock1\n"
            "0.000 idle until 1.000\n"
            "1.000 first woken: timer by -\n"
            "1.000 first runs\n"
            "1.000 first releases Lock1\n"
            "1.000 second woken: object by first\n"
            "1.000 first returned: \n"
            "1.000 Task-1 woken: done by first, first\n"
            "1.000 second runs\n"
            "1.000 second has Lock1\n"
            "1.000 second returns\n"
            "1.000 second returns\n"
            "1.000 second sleeps until 2.000\n"
            "1.000 Task-1 runs\n"
            "1.000 Task-1 waits for second\n"
            "1.000 idle until 2.000\n"
            "2.000 second woken: timer by -\n"
            "2.000 second runs\n"
            "2.000 second releases Lock1\n"
            "2.000 second returned: \n"
            "2.000 Task-1 woken: done by second, second\n"
            "2.000 Task-1 runs\n"
            "2.000 Task-1 returned: \n"
            "2.000 stop\n");
}

TEST_F(TraceTest, of_callbacks) {
  const auto main = []() -> Coro<> {
    const Loop& loop = get_running_loop();
    loop.call_soon([] { blocking_sleep(0.5); });
    loop.call_later(2, [] {});
    loop.call_later(9, [] {}).cancel();
    co_await asyncio::sleep(3);
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 callback1 scheduled by Task-1 at 0.000\n"
            "0.000 callback2 scheduled by Task-1 at 2.000 by timer\n"
            "0.000 callback3 scheduled by Task-1 at 9.000 by timer\n"
            "0.000 callback3 cancelled\n"
            "0.000 Task-1 sleeps until 3.000\n"
            "0.000 callback1 begins\n"
            "0.000 - blocks until 0.500\n"
            "0.500 callback1 ends\n"
            "0.500 idle until 2.000\n"
            "2.000 callback2 begins\n"
            "2.000 callback2 ends\n"
            "2.000 idle until 3.000\n"
            "3.000 Task-1 woken: timer by -\n"
            "3.000 Task-1 runs\n"
            "3.000 Task-1 returned: \n"
            "3.000 stop\n");
}

TEST_F(TraceTest, of_a_future_that_another_task_sets) {
  const auto main = []() -> Coro<int> {
    const Future<int> future = get_running_loop().create_future<int>();
    const auto set = [](Future<int> target) -> Coro<> {
      target.set_result(7);
      co_return;
    };
    const auto task = create_task(set(future), "setter");
    co_return co_await future;
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 setter created: <lambda> by Task-1\n"
            "0.000 Future1 by Task-1\n"
            "0.000 Task-1 waits for Future1\n"
            "0.000 setter starts\n"
            "0.000 Task-1 woken: done by setter, Future1\n"
            "0.000 setter returned: \n"
            "0.000 Task-1 runs\n"
            "0.000 Task-1 returned: 7\n"
            "0.000 stop\n");
}

TEST_F(TraceTest, of_what_waits_for_several) {
  const auto main = []() -> Coro<> {
    std::vector<Task<>> tasks{create_task(nap(1), "a"), create_task(nap(2), "b")};
    co_await wait(tasks, {.return_when = FIRST_COMPLETED});
    for (auto next : as_completed(tasks)) co_await next;
    const auto shielded = create_task(nap(1), "shielded");
    co_await shield(shielded);
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 a created: nap by Task-1\n"
            "0.000 b created: nap by Task-1\n"
            "0.000 Task-1 calls wait\n"
            "0.000 wait1 by Task-1\n"
            "0.000 wait1 awaits a\n"
            "0.000 wait1 awaits b\n"
            "0.000 Task-1 waits for wait1\n"
            "0.000 a starts\n"
            "0.000 a sleeps until 1.000\n"
            "0.000 b starts\n"
            "0.000 b sleeps until 2.000\n"
            "0.000 idle until 1.000\n"
            "1.000 a woken: timer by -\n"
            "1.000 a runs\n"
            "1.000 a returned: \n"
            "1.000 Task-1 woken: done by a, wait1\n"
            "1.000 Task-1 runs\n"
            "1.000 Task-1 returns\n"
            "1.000 as_completed1 by Task-1\n"
            "1.000 as_completed1 awaits a\n"
            "1.000 as_completed1 awaits b\n"
            "1.000 Task-1 calls _wait_for_one\n"
            "1.000 Task-1 calls get\n"
            "1.000 Task-1 calls get\n"
            "1.000 Task-1 calls item_arrival\n"
            "1.000 Task-1 waits for as_completed1\n"
            "1.000 Task-1 woken: object by a\n"
            "1.000 Task-1 runs\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-1 calls _wait_for_one\n"
            "1.000 Task-1 calls get\n"
            "1.000 Task-1 calls get\n"
            "1.000 Task-1 calls item_arrival\n"
            "1.000 Task-1 waits for as_completed1\n"
            "1.000 idle until 2.000\n"
            "2.000 b woken: timer by -\n"
            "2.000 b runs\n"
            "2.000 b returned: \n"
            "2.000 Task-1 woken: object by b\n"
            "2.000 Task-1 runs\n"
            "2.000 Task-1 returns\n"
            "2.000 Task-1 returns\n"
            "2.000 Task-1 returns\n"
            "2.000 Task-1 returns\n"
            "2.000 shielded created: nap by Task-1\n"
            "2.000 shield1 by Task-1\n"
            "2.000 shield1 awaits shielded\n"
            "2.000 Task-1 waits for shield1\n"
            "2.000 shielded starts\n"
            "2.000 shielded sleeps until 3.000\n"
            "2.000 idle until 3.000\n"
            "3.000 shielded woken: timer by -\n"
            "3.000 shielded runs\n"
            "3.000 shielded returned: \n"
            "3.000 Task-1 woken: done by shielded, shield1\n"
            "3.000 Task-1 runs\n"
            "3.000 Task-1 returned: \n"
            "3.000 stop\n");
}

TEST_F(TraceTest, of_an_async_generator) {
  const auto main = []() -> Coro<> {
    const auto numbers = []() -> AsyncGenerator<int> {
      co_await asyncio::sleep(1);
      co_yield 1;
    };
    auto generator = numbers();
    while (const auto number = co_await generator.next()) print("{}", *number);
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 Task-1 calls <lambda>\n"
            "0.000 Task-1 sleeps until 1.000\n"
            "0.000 idle until 1.000\n"
            "1.000 Task-1 woken: timer by -\n"
            "1.000 Task-1 runs\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-1 prints 1\n"
            "1.000 Task-1 calls <lambda>\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-1 returned: \n"
            "1.000 stop\n");
}

TEST_F(TraceTest, of_a_turn_and_of_an_awaiter_of_ones_own) {
  struct Ready {
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> coroutine) const { coroutine.resume(); }
    void await_resume() const {}
  };
  const auto main = []() -> Coro<> {
    co_await asyncio::sleep(0);
    co_await Ready();
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 Task-1 gives way\n"
            "0.000 Task-1 woken: turn by Task-1\n"
            "0.000 Task-1 runs\n"
            "0.000 Task-1 waits\n"
            "0.000 Task-1 woken: foreign by Task-1\n"
            "0.000 Task-1 runs\n"
            "0.000 Task-1 returned: \n"
            "0.000 stop\n");
}

}  // namespace
