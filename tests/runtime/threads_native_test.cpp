#include <coroutine>
#include <thread>

#include "keep_handle.hpp"
#include "runtime_test.hpp"

namespace {

using asyncio::blocking_sleep;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::gather;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;
using asyncio::ThreadPoolExecutor;
using asyncio::to_thread;

class ThreadsTest : public RuntimeTest {};

std::string job(const std::string& name, double seconds) {
  blocking_sleep(seconds);
  print("{} is over", name);
  return name;
}

TEST_F(ThreadsTest, to_thread_gives_what_the_function_returns) {
  EXPECT_EQ(run(to_thread([](int a, int b) { return a * b; }, 6, 7)), 42);
}

TEST_F(ThreadsTest, to_thread_throws_what_the_function_throws) {
  const auto fail = [] { throw ValueError("in thread"); };
  EXPECT_EQ(thrown_by([&] { run(to_thread(fail)); }), "ValueError('in thread')");
}

TEST_F(ThreadsTest, to_thread_runs_on_another_thread) {
  const auto here = std::this_thread::get_id();
  EXPECT_FALSE(run(to_thread([here] { return std::this_thread::get_id() == here; })));
}

TEST_F(ThreadsTest, to_thread_takes_and_gives_what_can_only_be_moved) {
  auto number = std::make_unique<int>(5);
  const auto twice = [](std::unique_ptr<int> value) {
    *value *= 2;
    return value;
  };
  EXPECT_EQ(*run(to_thread(twice, std::move(number))), 10);
}

TEST_F(ThreadsTest, jobs_run_side_by_side_while_the_loop_goes_on) {
  run([]() -> Coro<> {
    const auto jobs =
        gather(to_thread(job, "c", 3), to_thread(job, "a", 1), to_thread(job, "b", 2));
    co_await sleep(1.5);
    print("the loop is free");
    co_await jobs;
    print("all");
  }());
  EXPECT_EQ(log(),
            "[1.000] a is over\n"
            "[1.500] the loop is free\n"
            "[2.000] b is over\n"
            "[3.000] c is over\n"
            "[3.000] all\n");
}

TEST_F(ThreadsTest, the_clock_stands_still_while_a_worker_works) {
  run([]() -> Coro<> {
    const auto work = [] { std::this_thread::sleep_for(std::chrono::milliseconds(5)); };
    const auto task = create_task(to_thread(work));
    co_await sleep(0);
    co_await task;
    print("done");
  }());
  EXPECT_EQ(log(), "[0.000] done\n");
}

TEST_F(ThreadsTest, timers_of_the_loop_come_before_workers_that_are_due_at_the_same_time) {
  run([]() -> Coro<> {
    const auto task = create_task(to_thread(job, "worker", 1));
    co_await sleep(1);
    print("timer");
    co_await task;
  }());
  EXPECT_EQ(log(), "[1.000] timer\n[1.000] worker is over\n");
}

TEST_F(ThreadsTest, a_pool_runs_as_many_jobs_at_once_as_it_has_workers) {
  run([]() -> Coro<> {
    ThreadPoolExecutor pool(2);
    const auto loop = get_running_loop();
    std::vector<asyncio::Future<>> jobs;
    for (int i = 0; i < 4; ++i) {
      jobs.push_back(loop.run_in_executor(pool, [] { blocking_sleep(1); }));
    }
    co_await sleep(1.5);
    for (const auto& each : jobs) print("{}", each.done());
    co_await gather(jobs);
    print("all");
  }());
  EXPECT_EQ(log(),
            "[1.500] true\n[1.500] true\n[1.500] false\n[1.500] false\n"
            "[2.000] all\n");
}

TEST_F(ThreadsTest, the_end_of_a_pool_waits_for_its_jobs) {
  run([]() -> Coro<> {
    {
      ThreadPoolExecutor pool(1);
      const auto loop = get_running_loop();
      std::ignore = loop.run_in_executor(pool, job, "a", 1);
      std::ignore = loop.run_in_executor(pool, job, "b", 1);
    }
    print("the pool is gone");
    co_return;
  }());
  EXPECT_EQ(log(), "[1.000] a is over\n[2.000] b is over\n[2.000] the pool is gone\n");
}

TEST_F(ThreadsTest, a_job_that_was_cancelled_in_the_queue_never_runs) {
  run([]() -> Coro<> {
    ThreadPoolExecutor pool(1);
    const auto loop = get_running_loop();
    const auto a = loop.run_in_executor(pool, job, "a", 2);
    const auto b = loop.run_in_executor(pool, job, "b", 2);
    const auto c = loop.run_in_executor(pool, job, "c", 2);
    co_await sleep(1);
    b.cancel();
    print("{}", co_await gather(asyncio::return_exceptions, a, b, c));
  }());
  EXPECT_EQ(log(),
            "[2.000] a is over\n[4.000] c is over\n[4.000] ('a', CancelledError(''), 'c')\n");
}

TEST_F(ThreadsTest, cancelling_frees_the_awaiter_and_run_waits_for_the_thread) {
  run([]() -> Coro<> {
    const auto task = create_task(to_thread(job, "job", 5));
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("awaiter: {}", state(task));
  }());
  EXPECT_EQ(log(), "[1.000] awaiter: cancelled\n[5.000] job is over\n");
}

TEST_F(ThreadsTest, shutdown_can_cancel_the_jobs_in_the_queue) {
  run([]() -> Coro<> {
    ThreadPoolExecutor pool(1);
    const auto loop = get_running_loop();
    const auto a = loop.run_in_executor(pool, job, "a", 1);
    const auto b = loop.run_in_executor(pool, job, "b", 1);
    pool.shutdown(true, true);
    print("{}", co_await gather(asyncio::return_exceptions, a, b));
    print("{}", thrown_by([&] { std::ignore = loop.run_in_executor(pool, job, "c", 1); }));
  }());
  EXPECT_EQ(log(),
            "[1.000] a is over\n[1.000] ('a', CancelledError(''))\n"
            "[1.000] RuntimeError('cannot schedule new futures after shutdown')\n");
}

TEST_F(ThreadsTest, a_pool_needs_a_worker) {
  EXPECT_EQ(thrown_by([] { ThreadPoolExecutor pool(0); }),
            "std::invalid_argument('max_workers must be greater than 0')");
}

TEST_F(ThreadsTest, the_default_executor_accepts_nothing_after_its_shutdown) {
  run([]() -> Coro<> {
    co_await get_running_loop().shutdown_default_executor();
    try {
      co_await to_thread(job, "late", 1);
    } catch (const asyncio::RuntimeError& error) {
      print("{}", error.what());
    }
  }());
  EXPECT_EQ(log(), "[0.000] Executor shutdown has been called\n");
}

TEST_F(ThreadsTest, closing_a_loop_waits_for_its_default_executor) {
  {
    const auto loop = asyncio::new_event_loop(&host);
    std::ignore = loop.run_in_executor(nullptr, job, "job", 3);
  }
  EXPECT_EQ(log(), "[3.000] job is over\n");
}

TEST_F(ThreadsTest, another_thread_sets_a_future) {
  const int result = run([]() -> Coro<int> {
    const auto loop = get_running_loop();
    const auto future = loop.create_future<int>();
    std::thread thread(
        [loop, future] { loop.call_soon_threadsafe([future] { future.set_result(7); }); });
    const int value = co_await future;
    thread.join();
    co_return value;
  }());
  EXPECT_EQ(result, 7);
}

TEST_F(ThreadsTest, call_soon_threadsafe_on_the_loops_own_thread_keeps_its_place) {
  run([]() -> Coro<> {
    const auto loop = get_running_loop();
    loop.call_soon([] { print("1"); });
    loop.call_soon_threadsafe([] { print("2"); });
    loop.call_soon([] { print("3"); });
    co_await sleep(0);
  }());
  EXPECT_EQ(log(), "[0.000] 1\n[0.000] 2\n[0.000] 3\n");
}

TEST_F(ThreadsTest, call_soon_threadsafe_of_a_closed_loop_throws) {
  const auto loop = asyncio::new_event_loop(&host);
  loop.close();
  std::string thrown;
  std::thread([&] { thrown = thrown_by([&] { loop.call_soon_threadsafe([] {}); }); }).join();
  EXPECT_EQ(thrown, "RuntimeError('Event loop is closed')");
}

TEST_F(ThreadsTest, debug_mode_refuses_to_schedule_from_another_thread) {
  const auto program = []() -> Coro<std::string> {
    const auto schedule = [loop = get_running_loop()] { loop.call_soon([] {}); };
    const auto attempt = [schedule] { return thrown_by(schedule); };
    co_return co_await to_thread(attempt);
  };
  EXPECT_EQ(asyncio::run(program(), {.debug = true, .host = &host}),
            "RuntimeError('Non-thread-safe operation invoked on an event loop other than the "
            "current one: use call_soon_threadsafe')");
}

TEST_F(ThreadsTest, handles_may_be_dropped_on_any_thread) {
  run([]() -> Coro<> {
    for (int i = 0; i < 100; ++i) {
      auto future = get_running_loop().create_future<std::string>();
      auto failed = get_running_loop().create_future<>();
      failed.set_exception(ValueError("dropped"));
      failed.exception();
      auto dropped = to_thread([future = std::move(future), failed = std::move(failed)] {});
      co_await dropped;
    }
  }());
}

Coro<int> add(int a, int b) {
  co_await sleep(1);
  co_return a + b;
}

Coro<> fail() {
  co_await sleep(1);
  throw ValueError("in coroutine");
}

TEST_F(ThreadsTest, a_thread_runs_coroutines_on_the_loop) {
  run([]() -> Coro<> {
    const auto loop = get_running_loop();
    const auto thread = [loop] {
      const int sum = asyncio::run_coroutine_threadsafe(add(1, 2), loop).result();
      const auto failed = asyncio::run_coroutine_threadsafe(fail(), loop);
      return std::to_string(sum) + ", " + caught(failed.exception());
    };
    print("{}", co_await to_thread(thread));
  }());
  EXPECT_EQ(log(), "[2.000] 3, ValueError('in coroutine')\n");
}

TEST_F(ThreadsTest, a_thread_cancels_a_coroutine_of_the_loop) {
  run([]() -> Coro<> {
    const auto loop = get_running_loop();
    const auto thread = [loop] {
      const auto future = asyncio::run_coroutine_threadsafe(add(1, 2), loop);
      return future.cancel() && !future.cancel() && future.cancelled();
    };
    print("{}", co_await to_thread(thread));
  }());
  EXPECT_EQ(log(), "[0.000] true\n");
}

TEST_F(ThreadsTest, waiting_for_the_loop_on_its_own_thread_throws) {
  run([]() -> Coro<> {
    const auto future = asyncio::run_coroutine_threadsafe(add(1, 2), get_running_loop());
    try {
      future.result();
    } catch (const asyncio::RuntimeError& error) {
      print("{}", error.what());
    }
    co_await sleep(2);
    print("{}", future.result());
  }());
  EXPECT_EQ(log(),
            "[0.000] the event loop's own thread would wait for itself here: await a task instead\n"
            "[2.000] 3\n");
}

TEST_F(ThreadsTest, a_deadlock_is_found_beside_idle_workers) {
  const auto program = []() -> Coro<> {
    co_await to_thread([] {});
    co_await get_running_loop().create_future();
  };
  EXPECT_THROW(run(program()), asyncio::DeadlockError);
}

TEST_F(ThreadsTest, a_thread_of_the_programs_own_is_no_deadlock) {
  run([]() -> Coro<> {
    const auto loop = get_running_loop();
    const auto future = loop.create_future();
    std::thread thread([loop, future] {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
      loop.call_soon_threadsafe([future] { future.set_result(); });
    });
    co_await future;
    thread.join();
  }());
}

TEST_F(ThreadsTest, many_threads_post_to_one_loop) {
  const int sum = run([]() -> Coro<int> {
    const auto loop = get_running_loop();
    int count = 0;
    std::vector<asyncio::Task<>> threads;
    for (int i = 0; i < 8; ++i) {
      threads.push_back(create_task(to_thread([loop, &count] {
        for (int j = 0; j < 100; ++j) loop.call_soon_threadsafe([&count] { ++count; });
      })));
    }
    co_await gather(threads);
    co_await sleep(0);
    co_return count;
  }());
  EXPECT_EQ(sum, 800);
}

TEST_F(ThreadsTest, to_thread_calls_member_functions) {
  struct Adder {
    int base;
    int add(int more) { return base += more; }
  };
  Adder adder{5};
  EXPECT_EQ(run(to_thread(&Adder::add, &adder, 2)), 7);
  EXPECT_EQ(adder.base, 7);
  const auto main = [&]() -> Coro<int> {
    co_return co_await get_running_loop().run_in_executor(nullptr, &Adder::add, adder, 1);
  };
  EXPECT_EQ(run(main()), 8);
}

/// An awaiter that resumes on a thread of its own.
class OnThread {
 public:
  explicit OnThread(int value) : value_(value) {}
  OnThread(const OnThread&) = delete;
  OnThread& operator=(const OnThread&) = delete;
  ~OnThread() {
    if (thread_.joinable()) thread_.join();
  }
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) {
    thread_ = std::thread([handle] { handle.resume(); });
  }
  int await_resume() const {
    EXPECT_NE(std::this_thread::get_id(), thread_.get_id());
    return value_;
  }

 private:
  int value_;
  std::thread thread_;
};

TEST_F(ThreadsTest, an_awaiter_may_resume_a_task_on_another_thread) {
  const auto waits = [](int value) -> Coro<int> {
    int sum = 0;
    for (int round = 0; round < 50; ++round) {
      OnThread other(value);
      sum += co_await other;
    }
    co_return sum;
  };
  const auto main = [&]() -> Coro<> {
    auto [a, b] = co_await gather(waits(1), waits(2));
    print("{} {}", a, b);
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] 50 100\n");
}

TEST_F(ThreadsTest, a_task_that_was_cancelled_hears_of_it_when_another_thread_resumes_it) {
  std::coroutine_handle<> waiting;
  const auto waiter = [&]() -> Coro<> { co_await KeepHandle{waiting}; };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(waiter());
    co_await sleep(0);
    task.cancel();
    std::thread thread([&] { waiting.resume(); });
    co_await settled(task);
    thread.join();
    print("{}", state<void>(task));
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] cancelled\n");
}

}  // namespace
