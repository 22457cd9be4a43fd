#include "trace_test.hpp"

#include <stdexcept>
#include <string>
#include <tuple>

namespace {

using namespace asyncio;

Coro<> say_after(double seconds, std::string what) {
  co_await asyncio::sleep(seconds);
  print("{}", what);
}

Coro<int> failing(double seconds) {
  co_await asyncio::sleep(seconds);
  throw std::runtime_error("bad");
  co_return 1;
}

TEST_F(TraceTest, of_a_gather) {
  const auto main = []() -> Coro<> {
    co_await gather(say_after(1, "hello"), say_after(2, "world"));
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 Task-2 created: say_after by Task-1\n"
            "0.000 Task-3 created: say_after by Task-1\n"
            "0.000 gather1 by Task-1\n"
            "0.000 gather1 awaits Task-2\n"
            "0.000 gather1 awaits Task-3\n"
            "0.000 Task-1 waits for gather1\n"
            "0.000 Task-2 starts\n"
            "0.000 Task-2 sleeps until 1.000\n"
            "0.000 Task-3 starts\n"
            "0.000 Task-3 sleeps until 2.000\n"
            "0.000 idle until 1.000\n"
            "1.000 Task-2 woken: timer by -\n"
            "1.000 Task-2 runs\n"
            "1.000 Task-2 prints hello\n"
            "1.000 Task-2 returned: \n"
            "1.000 idle until 2.000\n"
            "2.000 Task-3 woken: timer by -\n"
            "2.000 Task-3 runs\n"
            "2.000 Task-3 prints world\n"
            "2.000 Task-3 returned: \n"
            "2.000 Task-1 woken: done by Task-3, gather1\n"
            "2.000 Task-1 runs\n"
            "2.000 Task-1 returned: \n"
            "2.000 stop\n");
}

TEST_F(TraceTest, of_a_call_with_its_lines) {
  host.lines = true;
  const auto main = []() -> Coro<> {
#line 100
    co_await nap(1);
    const auto task = create_task(nap(2));
    co_await task;
    blocking_sleep(0.5);
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 Task-1 calls nap @100\n"
            "0.000 Task-1 sleeps until 1.000\n"
            "0.000 idle until 1.000\n"
            "1.000 Task-1 woken: timer by -\n"
            "1.000 Task-1 runs\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-2 created: nap by Task-1 @101\n"
            "1.000 Task-1 waits for Task-2 @102\n"
            "1.000 Task-2 starts\n"
            "1.000 Task-2 sleeps until 3.000\n"
            "1.000 idle until 3.000\n"
            "3.000 Task-2 woken: timer by -\n"
            "3.000 Task-2 runs\n"
            "3.000 Task-2 returned: \n"
            "3.000 Task-1 woken: done by Task-2, Task-2\n"
            "3.000 Task-1 runs\n"
            "3.000 Task-1 blocks until 3.500 @103\n"
            "3.500 Task-1 returned: \n"
            "3.500 stop\n");
}

TEST_F(TraceTest, of_a_group_whose_child_fails) {
  const auto main = []() -> Coro<> {
    const auto block = [](TaskGroup& group) -> Coro<> {
      group.create_task(failing(1), "failing");
      group.create_task(nap(2), "sibling");
      co_return;
    };
    try {
      co_await async_with(TaskGroup{}, block);
    } catch (const ExceptionGroup&) {
    }
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 Task-1 calls async_with_block\n"
            "0.000 TaskGroup1 by Task-1\n"
            "0.000 Task-1 calls <lambda>\n"
            "0.000 failing created: failing by Task-1\n"
            "0.000 TaskGroup1 awaits failing\n"
            "0.000 sibling created: nap by Task-1\n"
            "0.000 TaskGroup1 awaits sibling\n"
            "0.000 Task-1 returns\n"
            "0.000 Task-1 calls exit\n"
            "0.000 Task-1 waits for TaskGroup1\n"
            "0.000 failing starts\n"
            "0.000 failing sleeps until 1.000\n"
            "0.000 sibling starts\n"
            "0.000 sibling sleeps until 2.000\n"
            "0.000 idle until 1.000\n"
            "1.000 failing woken: timer by -\n"
            "1.000 failing runs\n"
            "1.000 failing raised: std::runtime_error: bad\n"
            "1.000 TaskGroup1 of Task-1 aborted by failing\n"
            "1.000 sibling asked to end by failing (group): \n"
            "1.000 sibling woken: cancelled by failing\n"
            "1.000 Task-1 asked to end by failing (group): \n"
            "1.000 Task-1 woken: cancelled by failing, TaskGroup1\n"
            "1.000 sibling runs\n"
            "1.000 sibling cancelled: \n"
            "1.000 Task-1 runs\n"
            "1.000 Task-1 waits for TaskGroup1\n"
            "1.000 Task-1 woken: done by sibling, TaskGroup1\n"
            "1.000 Task-1 runs\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-1 returns\n"
            "1.000 Task-1 returned: \n"
            "1.000 stop\n");
}

TEST_F(TraceTest, of_a_cancellation) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(nap(9), "napper");
    co_await asyncio::sleep(1);
    task.cancel("enough");
    try {
      co_await task;
    } catch (const CancelledError&) {
    }
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 napper created: nap by Task-1\n"
            "0.000 Task-1 sleeps until 1.000\n"
            "0.000 napper starts\n"
            "0.000 napper sleeps until 9.000\n"
            "0.000 idle until 1.000\n"
            "1.000 Task-1 woken: timer by -\n"
            "1.000 Task-1 runs\n"
            "1.000 napper asked to end by Task-1 (task): enough\n"
            "1.000 napper woken: cancelled by Task-1\n"
            "1.000 Task-1 waits for napper\n"
            "1.000 napper runs\n"
            "1.000 napper cancelled: enough\n"
            "1.000 Task-1 woken: done by napper, napper\n"
            "1.000 Task-1 runs\n"
            "1.000 Task-1 returned: \n"
            "1.000 stop\n");
}

TEST_F(TraceTest, of_what_is_lost) {
  const auto main = []() -> Coro<> {
    std::ignore = nap(1);
    {
      const auto failed = create_task(failing(0.5), "failed");
      co_await asyncio::sleep(1);
    }
    create_task(nap(9), "lost");
    co_await asyncio::sleep(1);
  };
  EXPECT_EQ(trace(main()),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 nap never awaited by Task-1\n"
            "0.000 failed created: failing by Task-1\n"
            "0.000 Task-1 sleeps until 1.000\n"
            "0.000 failed starts\n"
            "0.000 failed sleeps until 0.500\n"
            "0.000 idle until 0.500\n"
            "0.500 failed woken: timer by -\n"
            "0.500 failed runs\n"
            "0.500 failed raised: std::runtime_error: bad\n"
            "0.500 idle until 1.000\n"
            "1.000 Task-1 woken: timer by -\n"
            "1.000 Task-1 runs\n"
            "1.000 failed never retrieved: std::runtime_error: bad\n"
            "1.000 lost created: nap by Task-1\n"
            "1.000 Task-1 sleeps until 2.000\n"
            "1.000 lost starts\n"
            "1.000 lost sleeps until 10.000\n"
            "1.000 idle until 2.000\n"
            "2.000 Task-1 woken: timer by -\n"
            "2.000 Task-1 runs\n"
            "2.000 Task-1 returned: \n"
            "2.000 stop\n"
            "2.000 lost asked to end by - (shutdown): \n"
            "2.000 lost woken: cancelled by -\n"
            "2.000 gather1 by -\n"
            "2.000 gather1 awaits lost\n"
            "2.000 run\n"
            "2.000 lost runs\n"
            "2.000 lost cancelled: \n"
            "2.000 stop\n");
}

TEST_F(TraceTest, of_a_deadlock) {
  const auto main = []() -> Coro<> { co_await Event().wait(); };
  EXPECT_THROW(trace(main()), DeadlockError);
  EXPECT_EQ(host.log(),
            "0.000 Task-1 created: <lambda> by -\n"
            "0.000 run\n"
            "0.000 Task-1 starts\n"
            "0.000 Task-1 calls wait\n"
            "0.000 Event1 by Task-1\n"
            "0.000 Task-1 waits for Event1\n"
            "0.000 deadlock\n"
            "0.000 stop\n"
            "0.000 Task-1 asked to end by - (shutdown): \n"
            "0.000 Task-1 woken: cancelled by -\n"
            "0.000 gather1 by -\n"
            "0.000 gather1 awaits Task-1\n"
            "0.000 run\n"
            "0.000 Task-1 runs\n"
            "0.000 Task-1 returns\n"
            "0.000 Task-1 cancelled: \n"
            "0.000 stop\n");
}

TEST_F(TraceTest, tells_only_the_beginning_of_long_texts) {
  const auto main = []() -> Coro<> {
    print("{}", std::string(199, 'a') + "é and more");
    co_return;
  };
  trace(main());
  EXPECT_NE(host.log().find(std::string(199, 'a') + "\n"), std::string::npos);
}

TEST_F(TraceTest, numbers_tasks_on_in_the_next_run) {
  trace(nap(1));
  const std::string log = trace(nap(1));
  EXPECT_NE(log.find("Task-2 created"), std::string::npos);
}

}  // namespace
