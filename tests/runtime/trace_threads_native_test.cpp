#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "trace_test.hpp"

namespace {

using namespace asyncio;

std::size_t place(const std::string& log, const std::string& line) {
  const std::size_t found = log.find(line);
  EXPECT_NE(found, std::string::npos) << "no \"" << line << "\" in\n" << log;
  return found;
}

TEST_F(TraceTest, of_a_job_on_another_thread) {
  const auto main = []() -> Coro<> { co_await to_thread(blocking_sleep, 1); };
  const std::string log = trace(main());
  // The thread begins while the task stops: either may be told first.
  EXPECT_LT(place(log, "0.000 thread1 by Task-1\n"),
            place(log, "0.000 thread1 begins on thread 1\n"));
  EXPECT_LT(place(log, "0.000 Task-1 waits for thread1\n"), place(log, "1.000 thread1 ends on"));
  EXPECT_LT(place(log, "1.000 thread1 ends on thread 1\n"), place(log, "1.000 Task-1 woken: done"));
}

TEST_F(TraceTest, of_a_callback_from_another_thread) {
  const auto main = []() -> Coro<> {
    const Loop& loop = get_running_loop();
    const auto called = loop.create_future();
    std::thread other(
        [&loop, called] { loop.call_soon_threadsafe([called] { called.set_result(); }); });
    co_await called;
    other.join();
  };
  const std::string log = trace(main());
  EXPECT_LT(place(log, "0.000 callback1 scheduled by - at 0.000\n"),
            place(log, "0.000 callback1 begins\n"));
}

TEST(TraceOfEndedLoop, is_over_when_its_host_is_gone) {
  std::optional<TimerHandle> handle;
  Task<> task;
  {
    TracingHost host;
    const auto main = [&]() -> Coro<> {
      handle = get_running_loop().call_later(9, [] {});
      task = current_task();
      co_return;
    };
    asyncio::run(main(), {.host = &host});
  }
  handle->cancel();
  task.set_name("after the end");
}

}  // namespace
