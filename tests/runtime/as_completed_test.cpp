#include <memory>
#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::as_completed;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::gather;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;
using asyncio::Task;
using asyncio::TimeoutError;

namespace {

using AsCompletedTest = RuntimeTest;

Coro<std::string> job(std::string name, double delay) {
  co_await sleep(delay);
  co_return name;
}

Coro<std::string> failing(std::string name, double delay) {
  co_await sleep(delay);
  throw ValueError(name);
}

std::vector<Coro<std::string>> three_jobs() {
  std::vector<Coro<std::string>> jobs;
  jobs.push_back(job("slow", 3));
  jobs.push_back(job("fast", 1));
  jobs.push_back(job("mid", 2));
  return jobs;
}

std::vector<Task<std::string>> three_tasks() {
  return {create_task(job("slow", 3), "slow"), create_task(job("fast", 1), "fast"),
          create_task(job("mid", 2), "mid")};
}

TEST_F(AsCompletedTest, gives_results_as_they_come) {
  const auto main = []() -> Coro<> {
    for (auto next : as_completed(three_jobs())) print("{}", co_await next);
    for (auto next : as_completed(three_tasks())) print("{}", co_await next);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] fast\n"
            "[2.000] mid\n"
            "[3.000] slow\n"
            "[4.000] fast\n"
            "[5.000] mid\n"
            "[6.000] slow\n");
}

TEST_F(AsCompletedTest, next_gives_the_tasks_themselves) {
  const auto main = []() -> Coro<> {
    const auto completed = as_completed(three_tasks());
    while (const auto task = co_await completed.next()) {
      print("{} {}", task->get_name(), task->result());
    }
    print("{}", (co_await completed.next()).has_value());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] fast fast\n"
            "[2.000] mid mid\n"
            "[3.000] slow slow\n"
            "[3.000] false\n");
}

TEST_F(AsCompletedTest, next_throws_nothing_that_a_task_threw) {
  const auto main = []() -> Coro<> {
    std::vector<Coro<std::string>> jobs;
    jobs.push_back(failing("bad", 1));
    const auto completed = as_completed(std::move(jobs));
    print("{}", state(*co_await completed.next()));
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] ValueError('bad')\n");
}

TEST_F(AsCompletedTest, an_error_comes_out_of_one_await_only) {
  const auto main = []() -> Coro<> {
    const std::vector tasks{create_task(job("a", 1)), create_task(failing("b", 2)),
                            create_task(job("c", 3)), create_task(job("d", 9))};
    get_running_loop().call_later(4, [d = tasks[3]] { d.cancel(); });
    for (auto next : as_completed(tasks)) {
      try {
        print("{}", co_await next);
      } catch (...) {
        print("{}", caught());
      }
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a\n"
            "[2.000] ValueError('b')\n"
            "[3.000] c\n"
            "[4.000] CancelledError()\n");
}

TEST_F(AsCompletedTest, starts_coroutines_when_it_is_called_in_the_order_of_the_list) {
  const auto first_step = [](int n) -> Coro<> {
    print("start {}", n);
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    std::vector<Coro<>> jobs;
    for (int n = 1; n <= 3; ++n) jobs.push_back(first_step(n));
    const auto completed = as_completed(std::move(jobs));
    co_await sleep(1);
    print("only now awaited");
    while (co_await completed.next()) {
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] start 1\n"
            "[0.000] start 2\n"
            "[0.000] start 3\n"
            "[1.000] only now awaited\n");
}

TEST_F(AsCompletedTest, counts_one_that_is_given_twice_once) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(job("once", 1));
    const std::vector tasks{task, task, task};
    for (auto next : as_completed(tasks)) print("{}", co_await next);
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] once\n");
}

TEST_F(AsCompletedTest, of_nothing_gives_nothing) {
  const auto main = []() -> Coro<> {
    for (auto next : as_completed(std::vector<Task<>>(), 1)) co_await next;
    print("end");
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] end\n");
}

TEST_F(AsCompletedTest, futures_done_in_one_pass_come_in_the_order_in_which_they_were_done) {
  const auto main = []() -> Coro<> {
    const auto& loop = get_running_loop();
    const std::vector futures{loop.create_future<int>(), loop.create_future<int>(),
                              loop.create_future<int>()};
    loop.call_later(1, [futures] {
      for (const int n : {1, 2, 0}) futures[static_cast<std::size_t>(n)].set_result(n);
    });
    for (auto next : as_completed(futures)) print("{}", co_await next);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 1\n"
            "[1.000] 2\n"
            "[1.000] 0\n");
}

TEST_F(AsCompletedTest, at_the_deadline_throws_for_each_that_is_left_and_cancels_none) {
  const auto main = []() -> Coro<> {
    const auto tasks = three_tasks();
    for (auto next : as_completed(tasks, 1.5)) {
      try {
        print("{}", co_await next);
      } catch (const TimeoutError&) {
        print("timeout");
      }
    }
    co_await sleep(5);
    for (const auto& task : tasks) print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] fast\n"
            "[1.500] timeout\n"
            "[1.500] timeout\n"
            "[6.500] result 'slow'\n"
            "[6.500] result 'fast'\n"
            "[6.500] result 'mid'\n");
}

TEST_F(AsCompletedTest, the_deadline_does_not_take_back_what_was_done_before) {
  const auto main = []() -> Coro<> {
    const auto completed = as_completed(three_tasks(), 2.5);
    co_await sleep(10);
    print("{}", (co_await completed.next())->get_name());
    print("{}", (co_await completed.next())->get_name());
    co_await completed.next();
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "TimeoutError()");
  EXPECT_EQ(log(),
            "[10.000] fast\n"
            "[10.000] mid\n");
}

TEST_F(AsCompletedTest, leaves_no_timer_behind) {
  const auto main = []() -> Coro<> {
    const auto completed = as_completed(three_jobs(), 100);
    for (auto next : completed) co_await next;
    co_await get_running_loop().create_future();
  };
  EXPECT_THROW(run(main()), asyncio::DeadlockError);
  EXPECT_EQ(host.now(), 3);
}

TEST_F(AsCompletedTest, left_early_leaves_the_others_running) {
  const auto main = []() -> Coro<> {
    const auto tasks = three_tasks();
    for (auto next : as_completed(tasks)) {
      print("{}", co_await next);
      break;
    }
    print("{}", co_await tasks[0]);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] fast\n"
            "[3.000] slow\n");
}

TEST_F(AsCompletedTest, its_coroutines_can_be_tasks) {
  const auto main = []() -> Coro<> {
    std::vector<Coro<std::string>> all;
    for (auto next : as_completed(three_jobs())) all.push_back(std::move(next));
    print("{}", co_await gather(std::move(all)));
  };
  run(main());
  EXPECT_EQ(log(), "[3.000] ['fast', 'mid', 'slow']\n");
}

TEST_F(AsCompletedTest, a_cancelled_wait_takes_no_result_away) {
  const auto main = []() -> Coro<> {
    const auto completed = as_completed(three_tasks());
    const auto first = create_task(completed.next());
    co_await sleep(0.5);
    first.cancel();
    co_await settled(first);
    print("{}", (co_await completed.next())->get_name());
    print("{}", (co_await completed.next())->get_name());
    print("{}", (co_await completed.next()).has_value());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] fast\n"
            "[2.000] mid\n"
            "[2.000] false\n");
}

TEST_F(AsCompletedTest, shows_by_python_s_name) {
  const auto main = []() -> Coro<> {
    for (auto next : as_completed(three_tasks())) {
      const auto task = create_task(std::move(next), "next");
      co_await sleep(0);
      print("{}", task);
      break;
    }
  };
  run(main());
  EXPECT_EQ(
      log(),
      "[0.000] <Task pending name='next' coro=<_wait_for_one()> wait_for=<Future pending>>\n");
}

TEST_F(AsCompletedTest, results_that_can_only_be_moved_arrive) {
  const auto make = [](int n) -> Coro<std::unique_ptr<int>> {
    co_await sleep(n);
    co_return std::make_unique<int>(n);
  };
  const auto main = [&]() -> Coro<> {
    std::vector<Coro<std::unique_ptr<int>>> jobs;
    jobs.push_back(make(2));
    jobs.push_back(make(1));
    for (auto next : as_completed(std::move(jobs))) print("{}", *co_await next);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 1\n"
            "[2.000] 2\n");
}

TEST_F(AsCompletedTest, abandoned_with_its_loop_is_cleaned_up) {
  const auto payload = std::make_shared<int>(0);
  {
    const auto loop = asyncio::new_event_loop(&host);
    const auto holds = [](std::shared_ptr<int>) -> Coro<> { co_await sleep(100); };
    const auto main = [&]() -> Coro<> {
      std::vector<Coro<>> jobs;
      jobs.push_back(holds(payload));
      jobs.push_back(holds(payload));
      for (auto next : as_completed(std::move(jobs), 50)) {
        std::ignore = create_task(std::move(next));
        break;
      }
      co_await sleep(1);
    };
    loop.run_until_complete(main());
  }
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(AsCompletedTest, outlives_whoever_walked_through_it_until_its_deadline) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<std::string>();
    const auto walk = [&]() -> Coro<> {
      for (auto next : as_completed({future}, 1)) co_await std::move(next);
    };
    const auto walking = create_task(walk());
    co_await sleep(0);
    walking.cancel();
    co_await sleep(2);  // the deadline takes its callback off the future, which alone keeps it
    future.set_result("late");
    print("{}", co_await future);
  };
  run(main());
  EXPECT_EQ(log(), "[2.000] late\n");
}

TEST_F(AsCompletedTest, of_a_future_of_another_loop_throws) {
  const auto other = asyncio::new_event_loop(&host);
  const std::vector futures{other.create_future()};
  const auto main = [&]() -> Coro<> {
    print("{}", thrown_by([&] { static_cast<void>(as_completed(futures)); }));
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] std::invalid_argument('The future belongs to a different loop than the one "
            "specified as the loop argument')\n");
}

}  // namespace
