#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "runtime_test.hpp"

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::gather;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::return_exceptions;
using asyncio::sleep;

namespace {

using GatherTest = RuntimeTest;

Coro<std::string> job(std::string name, double delay) {
  co_await sleep(delay);
  print("{} done", name);
  co_return name;
}

Coro<std::string> failing(std::string name, double delay) {
  co_await sleep(delay);
  print("{} fails", name);
  throw ValueError(name);
}

/// Cleans up for a while when it is cancelled.
Coro<std::string> tidy(std::string name, double clean_up, bool swallow = false) {
  bool cancelled = false;
  try {
    co_await sleep(10);
  } catch (const CancelledError&) {
    cancelled = true;
  }
  if (cancelled) {
    co_await sleep(clean_up);
    print("{} out", name);
    if (!swallow) throw CancelledError();
  }
  co_return name;
}

TEST_F(GatherTest, gives_results_in_the_order_of_its_arguments) {
  const auto main = []() -> Coro<> {
    print("{}", co_await gather(job("a", 3), job("b", 1), job("c", 2)));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] b done\n"
            "[2.000] c done\n"
            "[3.000] a done\n"
            "[3.000] ('a', 'b', 'c')\n");
}

TEST_F(GatherTest, gives_a_tuple_of_mixed_types_with_none_for_void) {
  const auto number = []() -> Coro<int> { co_return 1; };
  const auto main = [&]() -> Coro<> {
    const auto [text, nothing, answer] = co_await gather(job("a", 1), sleep(2), number());
    static_assert(std::is_same_v<decltype(nothing), const asyncio::None>);
    print("{} {} {}", text, nothing, answer);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a done\n"
            "[2.000] a None 1\n");
}

TEST_F(GatherTest, of_a_vector_gives_a_vector) {
  const auto main = []() -> Coro<> {
    std::vector<Coro<std::string>> jobs;
    for (int i = 3; i > 0; --i) jobs.push_back(job("job" + std::to_string(i), i));
    print("{}", co_await gather(std::move(jobs)));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] job1 done\n"
            "[2.000] job2 done\n"
            "[3.000] job3 done\n"
            "[3.000] ['job3', 'job2', 'job1']\n");
}

TEST_F(GatherTest, starts_its_children_in_the_order_of_its_arguments) {
  const auto first_step = [](int n) -> Coro<> {
    print("start {}", n);
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    co_await gather(first_step(1), first_step(2), first_step(3));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] start 1\n"
            "[0.000] start 2\n"
            "[0.000] start 3\n");
}

TEST_F(GatherTest, of_nothing_is_done_at_once) {
  const auto main = []() -> Coro<> {
    get_running_loop().call_soon([] { print("callback"); });
    print("{}", co_await gather());
    print("{}", co_await gather(std::vector<Coro<int>>()));
    print("{}", co_await gather(return_exceptions));
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] ()\n"
            "[0.000] []\n"
            "[0.000] ()\n"
            "[0.000] callback\n");
}

TEST_F(GatherTest, takes_tasks_futures_and_sleeps_and_the_same_one_twice) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job("task", 1));
    const auto future = get_running_loop().create_future<int>();
    get_running_loop().call_later(2, [future] { future.set_result(7); });
    print("{}", co_await gather(task, future, task, sleep(1)));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] task done\n"
            "[2.000] ('task', 7, 'task', None)\n");
}

TEST_F(GatherTest, of_what_is_done_already_is_done_at_once) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job("a", 1));
    co_await task;
    const auto all = gather(task, task);
    print("done {} {}", all.done(), co_await all);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a done\n"
            "[1.000] done true ('a', 'a')\n");
}

TEST_F(GatherTest, starts_its_children_when_it_is_called) {
  const auto main = []() -> Coro<> {
    const auto all = gather(job("a", 1), job("b", 1));
    co_await sleep(2);
    print("only now awaited, done {}", all.done());
    print("{}", co_await all);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a done\n"
            "[1.000] b done\n"
            "[2.000] only now awaited, done true\n"
            "[2.000] ('a', 'b')\n");
}

TEST_F(GatherTest, gather_leaves_siblings_running_when_one_fails) {
  const auto main = []() -> Coro<> {
    try {
      co_await gather(job("a", 1), failing("b", 2), job("c", 3), failing("d", 4));
    } catch (const ValueError&) {
      print("gather threw {}", caught());
    }
    co_await sleep(5);
    print("end, the second failure is not reported");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a done\n"
            "[2.000] b fails\n"
            "[2.000] gather threw ValueError('b')\n"
            "[3.000] c done\n"
            "[4.000] d fails\n"
            "[7.000] end, the second failure is not reported\n");
}

TEST_F(GatherTest, of_two_failures_in_one_pass_throws_the_one_that_came_first) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    const auto a = loop.create_future();
    const auto b = loop.create_future();
    loop.call_later(1, [&] {
      b.set_exception(KeyError("b, set first"));
      a.set_exception(KeyError("a, set second"));
    });
    co_await gather(a, b);
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "KeyError('b, set first')");
}

TEST_F(GatherTest, return_exceptions_gives_every_outcome) {
  const auto main = []() -> Coro<> {
    const auto [a, b] = co_await gather(return_exceptions, job("a", 2), failing("b", 1));
    print("{} {}", a.ok(), a.value());
    print("{} {}", b.ok(), asyncio::repr(b.error()));
    print("{}", thrown_by([&] { std::ignore = b.value(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] b fails\n"
            "[2.000] a done\n"
            "[2.000] true a\n"
            "[2.000] false ValueError('b')\n"
            "[2.000] ValueError('b')\n");
}

TEST_F(GatherTest, return_exceptions_of_a_vector_can_be_printed) {
  const auto main = []() -> Coro<> {
    std::vector<Coro<std::string>> jobs;
    jobs.push_back(job("a", 1));
    jobs.push_back(failing("b", 1));
    print("{}", co_await gather(return_exceptions, std::move(jobs)));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a done\n"
            "[1.000] b fails\n"
            "[1.000] ['a', ValueError('b')]\n");
}

TEST_F(GatherTest, cancelled_from_outside_cancels_all_and_ends_with_the_first_that_is_out) {
  const auto main = []() -> Coro<> {
    const auto runner = []() -> Coro<> {
      co_await gather(tidy("a", 2), tidy("b", 1), tidy("c", 3));
    };
    const auto task = create_task(runner());
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("gather over: {}", state(task));
    co_await sleep(5);
  };
  run(main());
  EXPECT_EQ(log(),
            "[2.000] b out\n"
            "[2.000] gather over: cancelled\n"
            "[3.000] a out\n"
            "[4.000] c out\n");
}

TEST_F(GatherTest, cancelled_with_return_exceptions_waits_for_all_and_then_throws) {
  const auto main = []() -> Coro<> {
    const auto runner = []() -> Coro<> {
      co_await gather(return_exceptions, tidy("a", 2), tidy("b", 1), tidy("c", 3, true));
      print("never printed");
    };
    const auto task = create_task(runner());
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("gather over: {}", state(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[2.000] b out\n"
            "[3.000] a out\n"
            "[4.000] c out\n"
            "[4.000] gather over: cancelled\n");
}

TEST_F(GatherTest, cancelled_throws_after_the_last_even_if_all_children_swallow_it) {
  const auto main = []() -> Coro<> {
    const auto runner = []() -> Coro<> { co_await gather(tidy("a", 2, true), tidy("b", 1, true)); };
    const auto task = create_task(runner());
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[2.000] b out\n"
            "[3.000] a out\n"
            "[3.000] cancelled\n");
}

TEST_F(GatherTest, passes_the_cancel_message_to_its_children) {
  const auto main = []() -> Coro<> {
    const auto child = create_task(sleep(10));
    const auto all = gather(child);
    co_await sleep(0);
    print("cancel {}", all.cancel("enough"));
    try {
      co_await all;
    } catch (const CancelledError&) {
      print("{}", caught());
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] cancel true\n"
            "[0.000] CancelledError('enough')\n");
}

TEST_F(GatherTest, one_cancelled_child_ends_it_and_cancels_nobody_else) {
  const auto main = []() -> Coro<> {
    const auto a = create_task(job("a", 3));
    const auto b = create_task(job("b", 5));
    get_running_loop().call_later(1, [a] { a.cancel(); });
    try {
      co_await gather(a, b);
    } catch (const CancelledError&) {
      print("CancelledError, main's requests {}, b {}", current_task().cancelling(), state(b));
    }
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] CancelledError, main's requests 0, b pending\n"
            "[5.000] b done\n");
}

TEST_F(GatherTest, cancel_after_it_failed_does_nothing_to_the_survivors) {
  const auto main = []() -> Coro<> {
    const auto all = gather(job("a", 3), failing("b", 1));
    try {
      co_await all;
    } catch (const ValueError&) {
      print("cancel {}", all.cancel());
    }
    co_await sleep(3);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] b fails\n"
            "[1.000] cancel false\n"
            "[3.000] a done\n");
}

TEST_F(GatherTest, dropped_while_its_children_run_lets_them_run) {
  const auto main = []() -> Coro<> {
    std::ignore = gather(job("a", 1), job("b", 2));
    co_await sleep(3);
    print("end");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a done\n"
            "[2.000] b done\n"
            "[3.000] end\n");
}

TEST_F(GatherTest, dropped_unawaited_reports_the_failure_that_nobody_heard_of) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(
        [](asyncio::Loop&, const asyncio::ExceptionContext& context) {
          print("{}: {}", context.message, caught(context.exception));
        });
    std::ignore = gather(failing("a", 1), job("b", 2));
    co_await sleep(3);
    print("end");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a fails\n"
            "[2.000] b done\n"
            "[2.000] _GatheringFuture exception was never retrieved: ValueError('a')\n"
            "[3.000] end\n");
}

TEST_F(GatherTest, left_over_at_the_end_of_the_program_is_cleaned_up) {
  const auto payload = std::make_shared<int>(0);
  const auto main = [&]() -> Coro<> {
    const auto holds = [](std::shared_ptr<int>) -> Coro<> { co_await sleep(100); };
    std::ignore = gather(holds(payload), holds(payload));
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(host.now(), 1);
}

TEST_F(GatherTest, results_that_can_only_be_moved_arrive) {
  const auto make = [](int n) -> Coro<std::unique_ptr<int>> { co_return std::make_unique<int>(n); };
  const auto main = [&]() -> Coro<int> {
    auto [a, b] = co_await gather(make(1), make(2));
    co_return *a * 10 + *b;
  };
  EXPECT_EQ(run(main()), 12);
}

/// Its copies throw.
struct CopyThrows {
  CopyThrows() = default;
  CopyThrows(const CopyThrows&) { throw ValueError("copy"); }
  CopyThrows(CopyThrows&&) noexcept = default;
};

TEST_F(GatherTest, a_result_whose_copy_throws_fails_the_gather) {
  const auto make = []() -> Coro<CopyThrows> { co_return CopyThrows(); };
  const auto main = [&]() -> Coro<> { co_await gather(make(), sleep(1)); };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('copy')");
  EXPECT_EQ(host.now(), 1);
}

TEST_F(GatherTest, costs_three_passes) {
  int passes = 0;
  const auto nothing = []() -> Coro<> { co_return; };
  const auto ticker = [&]() -> Coro<> {
    while (true) {
      ++passes;
      co_await sleep(0);
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto ticking = create_task(ticker());
    co_await gather(nothing(), nothing());
    print("{} passes", passes);
    ticking.cancel();
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] 3 passes\n");
}

TEST_F(GatherTest, outside_of_a_loop_throws_and_leaves_the_coroutines_usable) {
  auto coroutine = job("a", 1);
  EXPECT_EQ(thrown_by([&] { std::ignore = gather(std::move(coroutine)); }),
            "RuntimeError('no running event loop')");
  EXPECT_EQ(run(std::move(coroutine)), "a");
}

TEST_F(GatherTest, of_futures_of_different_loops_throws) {
  const auto other = asyncio::new_event_loop(&host);
  const auto foreign = other.create_future<int>();
  const auto main = [&]() -> Coro<> {
    const auto own = get_running_loop().create_future<int>();
    print("{}", thrown_by([&] { static_cast<void>(gather(own, foreign)); }));
    print("{}", thrown_by([&] { static_cast<void>(gather(std::vector{own, foreign})); }));
    co_return;
  };
  run(main());
  const std::string error =
      "[0.000] std::invalid_argument('The future belongs to a different loop than the one "
      "specified as the loop argument')\n";
  EXPECT_EQ(log(), error + error);
}

}  // namespace
