#include <gmock/gmock.h>

#include "runtime_test.hpp"

// A build without threads: what is meant for them runs on the loop's own.

namespace {

using asyncio::blocking_sleep;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::gather;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::to_thread;
using testing::EndsWith;
using testing::HasSubstr;

class NoThreadsTest : public RuntimeTest {
 protected:
  /// What was written, without the note that the first job of a process writes.
  std::string lines() const {
    std::string text = log();
    const std::size_t note = text.find("[0.000] stderr: Note: there are no threads here");
    if (note != std::string::npos) text.erase(note, text.find('\n', note) + 1 - note);
    return text;
  }
};

std::string job(const std::string& name, double seconds) {
  blocking_sleep(seconds);
  print("{} is over", name);
  return name;
}

TEST_F(NoThreadsTest, says_once_that_functions_block_the_loop) {
  run([]() -> Coro<> {
    co_await to_thread([] {});
    co_await to_thread([] {});
  }());
  const std::string note =
      "Note: there are no threads here, so what is given to to_thread or run_in_executor runs on "
      "the event loop's own thread and blocks it meanwhile.\n";
  EXPECT_THAT(log(), testing::AnyOf("", "[0.000] stderr: " + note));
}

TEST_F(NoThreadsTest, jobs_run_one_after_the_other) {
  run([]() -> Coro<> {
    print("{}", co_await gather(to_thread(job, "a", 2), to_thread(job, "b", 1)));
  }());
  EXPECT_EQ(lines(), "[2.000] a is over\n[3.000] b is over\n[3.000] ('a', 'b')\n");
}

TEST_F(NoThreadsTest, to_thread_throws_what_the_function_throws) {
  const auto fail = [] { throw ValueError("in thread"); };
  EXPECT_EQ(thrown_by([&] { run(to_thread(fail)); }), "ValueError('in thread')");
}

TEST_F(NoThreadsTest, others_take_their_turns_between_jobs) {
  run([]() -> Coro<> {
    const auto jobs = gather(to_thread(job, "a", 1), to_thread(job, "b", 1));
    co_await asyncio::sleep(0);
    get_running_loop().call_soon([] { print("a turn"); });
    co_await jobs;
  }());
  EXPECT_EQ(lines(), "[1.000] a is over\n[2.000] b is over\n[2.000] a turn\n");
}

TEST_F(NoThreadsTest, a_job_that_was_cancelled_in_time_never_runs) {
  run([]() -> Coro<> {
    asyncio::ThreadPoolExecutor pool(2);
    const auto future = get_running_loop().run_in_executor(pool, job, "a", 1);
    future.cancel();
    co_await asyncio::sleep(1);
    print("{}", state(future));
  }());
  EXPECT_EQ(lines(), "[1.000] cancelled\n");
}

TEST_F(NoThreadsTest, waiting_for_the_loop_throws) {
  run([]() -> Coro<> {
    const auto future = asyncio::run_coroutine_threadsafe(asyncio::sleep(1, 5), get_running_loop());
    EXPECT_THAT(thrown_by([&] { future.result(); }), HasSubstr("would wait for itself"));
    co_await asyncio::sleep(2);
    EXPECT_EQ(future.result(), 5);
  }());
}

}  // namespace
