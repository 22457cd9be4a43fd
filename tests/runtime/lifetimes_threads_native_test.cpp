#include <atomic>
#include <semaphore>
#include <thread>
#include <vector>

#include "runtime_test.hpp"

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
    asyncio::run([](ThreadPoolExecutor& pool, std::counting_semaphore<4>& go) -> Coro<> {
      for (int j = 0; j < 4; ++j) {
        const auto job = get_running_loop().run_in_executor(pool, [&go] { go.acquire(); });
      }
      go.release(4);
      co_return;
    }(pool, go));
  }
}

}  // namespace
