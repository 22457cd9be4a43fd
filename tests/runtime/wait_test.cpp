#include <array>
#include <memory>
#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::ALL_COMPLETED;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::FIRST_COMPLETED;
using asyncio::FIRST_EXCEPTION;
using asyncio::Future;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;
using asyncio::Task;
using asyncio::wait;

namespace {

using WaitTest = RuntimeTest;

Coro<std::string> job(std::string name, double delay) {
  co_await sleep(delay);
  co_return name;
}

Coro<std::string> failing(double delay) {
  co_await sleep(delay);
  throw ValueError("failed");
}

template <class Futures>
std::vector<std::string> names(const Futures& tasks) {
  std::vector<std::string> names;
  for (const auto& task : tasks) names.push_back(task.get_name());
  return names;
}

TEST_F(WaitTest, gives_done_and_pending_in_the_order_of_its_list) {
  const auto main = []() -> Coro<> {
    const std::vector tasks{create_task(job("a", 3), "a"), create_task(job("b", 2), "b"),
                            create_task(job("c", 9), "c"), create_task(job("d", 1), "d"),
                            create_task(job("e", 8), "e")};
    const auto [done, pending] = co_await wait(tasks, {.timeout = 5});
    print("{} {}", names(done), names(pending));
  };
  run(main());
  EXPECT_EQ(log(), "[5.000] ['a', 'b', 'd'] ['c', 'e']\n");
}

TEST_F(WaitTest, waits_for_all_and_throws_nothing) {
  const auto main = []() -> Coro<> {
    const std::vector tasks{create_task(failing(2), "bad"), create_task(job("good", 3), "good")};
    const auto [done, pending] = co_await wait(tasks);
    print("{} {}", names(done), names(pending));
    print("{}", state(tasks[0]));
  };
  run(main());
  EXPECT_EQ(log(),
            "[3.000] ['bad', 'good'] []\n"
            "[3.000] ValueError('failed')\n");
}

TEST_F(WaitTest, first_completed_gives_all_that_are_done_when_it_resumes) {
  const auto main = []() -> Coro<> {
    const std::vector tasks{create_task(job("a", 2), "a"), create_task(job("b", 1), "b"),
                            create_task(job("c", 1), "c")};
    const auto [done, pending] = co_await wait(tasks, {.return_when = FIRST_COMPLETED});
    print("{} {}", names(done), names(pending));
    for (const auto& task : pending) task.cancel();
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] ['b', 'c'] ['a']\n");
}

TEST_F(WaitTest, first_exception_ignores_results_and_cancellations) {
  const auto main = []() -> Coro<> {
    const std::vector tasks{create_task(job("a", 1), "a"), create_task(job("b", 9), "b"),
                            create_task(failing(3), "c"), create_task(job("d", 9), "d")};
    get_running_loop().call_later(2, [b = tasks[1]] { b.cancel(); });
    const auto [done, pending] = co_await wait(tasks, {.return_when = FIRST_EXCEPTION});
    print("{} {}", names(done), names(pending));
  };
  run(main());
  EXPECT_EQ(log(), "[3.000] ['a', 'b', 'c'] ['d']\n");
}

TEST_F(WaitTest, at_its_timeout_leaves_the_tasks_alone) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job("a", 2));
    const auto [done, pending] =
        co_await wait(std::vector(1, task), {.timeout = 1, .return_when = ALL_COMPLETED});
    print("{} {} {}", done.size(), pending.size(), task.cancelling());
    print("{}", co_await task);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 0 1 0\n"
            "[2.000] a\n");
}

TEST_F(WaitTest, leaves_no_timer_behind) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job("a", 1));
    co_await wait(std::vector(1, task), {.timeout = 50});
    const auto never = get_running_loop().create_future();
    co_await never;
  };
  EXPECT_THROW(run(main()), asyncio::DeadlockError);
  EXPECT_EQ(host.now(), 1);
}

TEST_F(WaitTest, counts_one_that_is_given_twice_once) {
  const auto main = []() -> Coro<> {
    const auto a = create_task(job("a", 1), "a");
    const auto b = create_task(job("b", 2), "b");
    const std::array tasks{b, a, b, a};
    const auto [done, pending] = co_await wait(tasks);
    print("{} {}", names(done), names(pending));
  };
  run(main());
  EXPECT_EQ(log(), "[2.000] ['b', 'a'] []\n");
}

TEST_F(WaitTest, takes_futures_and_tasks_of_different_types) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    get_running_loop().call_later(1, [future] { future.set_result(5); });
    const auto [done, pending] = co_await wait(std::vector(1, future));
    print("{}", done[0].result());
    std::vector<Task<>> tasks;
    tasks.push_back(create_task(job("a", 1)));
    tasks.push_back(create_task(sleep(2)));
    print("{}", (co_await wait(tasks)).done.size());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 5\n"
            "[3.000] 2\n");
}

TEST_F(WaitTest, takes_a_list_in_braces) {
  const auto main = []() -> Coro<> {
    const auto a = create_task(job("a", 1), "a");
    const auto b = create_task(job("b", 2), "b");
    auto waiting = wait({a, b}, {.return_when = FIRST_COMPLETED});
    const auto [done, pending] = co_await waiting;
    print("{} {}", names(done), names(pending));
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] ['a'] ['b']\n");
}

TEST_F(WaitTest, of_nothing_is_an_error) {
  const auto main = []() -> Coro<> { co_await wait(std::vector<Task<>>()); };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "std::invalid_argument('Set of Tasks/Futures is empty.')");
}

TEST_F(WaitTest, for_an_unknown_reason_is_an_error) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(sleep(1));
    co_await wait(std::vector(1, task), {.return_when = static_cast<asyncio::ReturnWhen>(7)});
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "std::invalid_argument('Invalid return_when value: 7')");
}

TEST_F(WaitTest, cancelled_leaves_the_tasks_alone) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job("a", 3));
    const auto waiting = create_task(wait(std::vector(1, task), {.timeout = 2}));
    co_await sleep(1);
    waiting.cancel();
    co_await settled(waiting);
    print("wait {}, task {}", waiting.cancelled(), state(task));
    print("{}", co_await task);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] wait true, task pending\n"
            "[3.000] a\n");
}

/// Reports what nobody has looked at.
Coro<> reporting() {
  get_running_loop().set_exception_handler(
      [](asyncio::Loop&, const asyncio::ExceptionContext& context) {
        print("{}: {}", context.message, caught(context.exception));
      });
  co_return;
}

TEST_F(WaitTest, does_not_mark_exceptions_as_seen) {
  const auto main = []() -> Coro<> {
    co_await reporting();
    co_await wait(std::vector(1, create_task(failing(1))));
    print("end");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] Task exception was never retrieved: ValueError('failed')\n"
            "[1.000] end\n");
}

TEST_F(WaitTest, looks_at_exceptions_that_it_waits_for_unless_the_last_is_done) {
  // As CPython does, where `f.exception()` is the last thing that decides.
  const auto main = []() -> Coro<> {
    co_await reporting();
    std::vector<Task<std::string>> tasks{create_task(failing(1)), create_task(job("a", 2))};
    co_await wait(tasks, {.return_when = FIRST_EXCEPTION});
    tasks.erase(tasks.begin());
    print("seen");
    tasks.push_back(create_task(failing(5)));
    co_await wait(tasks, {.return_when = FIRST_EXCEPTION});
    tasks.clear();
    print("end");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] seen\n"
            "[6.000] Task exception was never retrieved: ValueError('failed')\n"
            "[6.000] end\n");
}

TEST_F(WaitTest, costs_three_passes_for_tasks_and_two_for_what_is_done) {
  int passes = 0;
  const auto ticker = [&]() -> Coro<> {
    while (true) {
      ++passes;
      co_await sleep(0);
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto nothing = []() -> Coro<> { co_return; };
    const auto ticking = create_task(ticker());
    const auto task = create_task(nothing());
    co_await wait(std::vector(1, task));
    print("{} passes", passes);
    passes = 0;
    co_await wait(std::vector(1, task));
    print("{} passes", passes);
    ticking.cancel();
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 3 passes\n"
            "[0.000] 2 passes\n");
}

TEST_F(WaitTest, shows_as_a_task_with_a_tuple_of_lists) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    const auto waiting = create_task(wait(std::vector(1, future)), "w");
    co_await sleep(0);
    print("{}", waiting);
    future.set_result(1);
    co_await waiting;
    print("{}", waiting);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] <Task pending name='w' coro=<wait()> wait_for=<Future pending>>\n"
            "[0.000] <Task finished name='w' coro=<wait()> "
            "result=([<Future finished result=1>], [])>\n");
}

TEST_F(WaitTest, abandoned_with_its_loop_is_cleaned_up) {
  const auto payload = std::make_shared<int>(0);
  {
    const auto loop = asyncio::new_event_loop(&host);
    const auto holds = [](std::shared_ptr<int>) -> Coro<> { co_await sleep(100); };
    const auto main = [&]() -> Coro<> {
      const std::vector tasks{create_task(holds(payload)), create_task(holds(payload))};
      std::ignore = create_task(wait(tasks, {.timeout = 10}));
      co_await sleep(1);
    };
    loop.run_until_complete(main());
  }
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(WaitTest, a_wait_that_cannot_begin_leaves_no_timer) {
  Future<> foreign;
  {
    const auto closed = asyncio::new_event_loop(&host);
    foreign = closed.create_future();
    foreign.set_result();
  }
  run([](Future<> future) -> Coro<> {
    const std::vector futures{std::move(future)};
    try {
      co_await wait(futures, {.timeout = 1});
    } catch (const asyncio::RuntimeError& error) {
      print("{}", error.what());
    }
    co_await sleep(2);
  }(foreign));
  EXPECT_EQ(log(), "[0.000] Event loop is closed\n");
}

}  // namespace
