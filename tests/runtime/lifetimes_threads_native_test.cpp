#include <atomic>
#include <optional>
#include <semaphore>
#include <thread>
#include <vector>

#include "runtime_test.hpp"

#if defined(__SANITIZE_THREAD__)
// libstdc++ counts the references of exceptions in code that the sanitizer does not see.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions() { return "race:std::__exception_ptr"; }
#endif

namespace {

using asyncio::Coro;
using asyncio::Future;
using asyncio::get_running_loop;
using asyncio::Loop;
using asyncio::new_event_loop;
using asyncio::ThreadPoolExecutor;

/// What threads do while a loop begins or ends. Most of it is for ThreadSanitizer to judge.
class ThreadsTestOfLifetimes : public RuntimeTest {};

TEST_F(ThreadsTestOfLifetimes, a_loop_may_be_told_something_while_another_thread_begins_to_run_it) {
  for (int i = 0; i < 200; ++i) {
    const auto loop = new_event_loop();
    std::thread thread([&loop] { loop.run_forever(); });
    loop.call_soon_threadsafe([loop = Loop(loop)] { loop.stop(); });
    thread.join();
  }
}

TEST_F(ThreadsTestOfLifetimes, what_was_told_before_the_loop_runs_keeps_its_place) {
  const auto loop = new_event_loop(&host);
  loop.call_soon_threadsafe([] { asyncio::print("1"); });
  loop.call_soon([] { asyncio::print("2"); });
  loop.call_soon_threadsafe([loop = Loop(loop)] { loop.stop(); });
  loop.run_forever();
  EXPECT_EQ(log(), "[0.000] 1\n[0.000] 2\n");
}

TEST_F(ThreadsTestOfLifetimes, futures_may_be_dropped_while_their_loop_is_closed) {
  for (int i = 0; i < 50; ++i) {
    std::atomic<bool> begun = false;
    std::thread thread;
    {
      const auto loop = new_event_loop();
      std::vector<Future<>> futures;
      for (int j = 0; j < 300; ++j) futures.push_back(loop.create_future());
      thread = std::thread([&begun, futures = std::move(futures)]() mutable {
        begun = true;
        while (!futures.empty()) futures.pop_back();
      });
      while (!begun) std::this_thread::yield();
    }
    thread.join();
  }
}

TEST_F(ThreadsTestOfLifetimes, jobs_may_end_while_their_loop_is_closed) {
  for (int i = 0; i < 50; ++i) {
    std::counting_semaphore<4> go{0};
    ThreadPoolExecutor pool{4};
    asyncio::run([](ThreadPoolExecutor& workers, std::counting_semaphore<4>& start) -> Coro<> {
      for (int j = 0; j < 4; ++j) {
        const auto job = get_running_loop().run_in_executor(workers, [&start] { start.acquire(); });
      }
      start.release(4);
      co_return;
    }(pool, go));
  }
}

TEST_F(ThreadsTestOfLifetimes, a_callback_is_not_taken_for_one_that_another_thread_added) {
  const auto loop = new_event_loop(&host);
  const auto future = loop.create_future();
  int calls = 0;
  for (int i = 0; i < 5; ++i) future.add_done_callback([&calls] { ++calls; });
  std::thread([&] {
    loop.run_until_complete([](Future<> waited_for) -> Coro<> {
      const std::vector<Future<>> futures{waited_for};
      co_await asyncio::wait(futures, {.timeout = 1});
      waited_for.set_result();
      co_await asyncio::sleep(0);
    }(future));
  }).join();
  EXPECT_EQ(calls, 5);
}

TEST_F(ThreadsTestOfLifetimes, a_worker_may_run_a_loop_of_its_own) {
  RecordingHost inner;
  const auto program = [&inner] {
    asyncio::run(
        []() -> Coro<> {
          asyncio::blocking_sleep(1);
          co_await asyncio::sleep(1);
          asyncio::print("inside");
        }(),
        {.host = &inner});
  };
  run(asyncio::to_thread(program));
  EXPECT_EQ(inner.log(), "[2.000] inside\n");
}

Coro<> nap() { co_await asyncio::sleep(1); }

/// A loop that runs on a thread of its own.
class LoopThread {
 public:
  LoopThread() : loop_(new_event_loop(&host_)), thread_([this] { loop_.run_forever(); }) {}
  LoopThread(const LoopThread&) = delete;
  LoopThread& operator=(const LoopThread&) = delete;
  ~LoopThread() {
    loop_.call_soon_threadsafe([this] { loop_.stop(); });
    thread_.join();
  }
  const Loop& loop() const noexcept { return loop_; }

 private:
  RecordingHost host_;
  asyncio::EventLoop loop_;
  std::thread thread_;
};

TEST_F(ThreadsTestOfLifetimes, a_worker_may_wait_for_the_loop_of_another_thread) {
  const LoopThread other;
  const auto wait = [&other] { asyncio::run_coroutine_threadsafe(nap(), other.loop()).result(); };
  run(asyncio::to_thread(wait));
}

TEST_F(ThreadsTestOfLifetimes, an_enormous_time_to_wait_for_a_result_is_for_ever) {
  const LoopThread other;
  asyncio::run_coroutine_threadsafe(nap(), other.loop()).result(1e300);
}

TEST_F(ThreadsTestOfLifetimes, who_waits_for_a_coroutine_that_cannot_run_hears_of_it) {
  const LoopThread other;
  other.loop().set_exception_handler([](const Loop&, const asyncio::ExceptionContext&) {});
  Coro<> used = nap();
  used.close();
  EXPECT_EQ(
      thrown_by([&] { asyncio::run_coroutine_threadsafe(std::move(used), other.loop()).result(); }),
      "RuntimeError('cannot reuse already awaited coroutine')");
}

TEST_F(ThreadsTestOfLifetimes, the_clock_goes_on_after_a_wait_that_was_cancelled_early) {
  run([]() -> Coro<> {
    std::binary_semaphore made{0};
    std::binary_semaphore over{0};
    std::optional<asyncio::ConcurrentFuture<>> future;
    const auto wait = [&, loop = get_running_loop()] {
      future.emplace(asyncio::run_coroutine_threadsafe(nap(), loop));
      made.release();
      EXPECT_THROW(future->result(), asyncio::CancelledError);
      over.release();
    };
    const auto job = get_running_loop().run_in_executor(nullptr, wait);
    made.acquire();
    std::this_thread::yield();
    future->cancel();
    over.acquire();
    co_await job;
    co_await asyncio::sleep(1);
    asyncio::print("on");
  }());
  EXPECT_EQ(log(), "[1.000] on\n");
}

TEST_F(ThreadsTestOfLifetimes, what_a_closed_loop_has_left_can_be_cancelled) {
  std::optional<asyncio::ConcurrentFuture<>> future;
  {
    const auto loop = new_event_loop(&host);
    future.emplace(asyncio::run_coroutine_threadsafe(nap(), loop));
  }
  EXPECT_TRUE(future->cancel());
}

TEST_F(ThreadsTestOfLifetimes, a_job_cannot_wait_for_the_end_of_its_own_pool) {
  run([]() -> Coro<> {
    ThreadPoolExecutor pool{1};
    const auto job = get_running_loop().run_in_executor(pool, [&pool] { pool.shutdown(); });
    try {
      co_await job;
    } catch (const asyncio::RuntimeError& error) {
      asyncio::print("{}", error.what());
    }
  }());
  EXPECT_EQ(log(), "[0.000] cannot join current thread\n");
}

/// Throws when it is moved the second time.
class Unmovable {
 public:
  Unmovable() = default;
  Unmovable(Unmovable&& other) : moves_(other.moves_ + 1) {
    if (moves_ > 1) throw ValueError("moved");
  }

 private:
  int moves_ = 0;
};

TEST_F(ThreadsTestOfLifetimes, what_moving_a_result_throws_goes_to_the_awaiter) {
  const auto program = []() -> Coro<> {
    const auto job = get_running_loop().run_in_executor(nullptr, [] { return Unmovable(); });
    const auto caught_here = [&job] { job.result(); };
    const std::vector jobs{job};
    co_await asyncio::wait(jobs);
    asyncio::print("{}", thrown_by(caught_here));
  };
  run(program());
  EXPECT_EQ(log(), "[0.000] ValueError('moved')\n");
}

}  // namespace
