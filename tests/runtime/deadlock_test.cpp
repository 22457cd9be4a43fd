#include <limits>
#include <memory>
#include <string>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;

namespace {

using DeadlockTest = RuntimeTest;

Coro<> await_future(asyncio::Future<> future) { co_await future; }

TEST_F(DeadlockTest, a_future_that_nobody_sets_ends_the_program_and_names_who_waits) {
  const auto main = []() -> Coro<> {
    asyncio::current_task().set_name("main");
    const auto future = get_running_loop().create_future();
    const auto worker = create_task(await_future(future), "worker");
    co_await worker;
  };
  const std::string error = thrown_by([&] { run(main()); });
  EXPECT_TRUE(error.starts_with("DeadlockError(") &&
              error.find("deadlock: nothing can ever happen again") != std::string::npos)
      << error;
  EXPECT_TRUE(error.find("main (<lambda>) waits for <Task pending name=") != std::string::npos)
      << error;
  EXPECT_TRUE(error.find("worker (await_future) waits for <Future pending>") != std::string::npos)
      << error;
}

TEST_F(DeadlockTest, cancels_the_tasks_so_that_they_clean_up) {
  const auto main = []() -> Coro<> {
    try {
      co_await get_running_loop().create_future();
    } catch (const asyncio::CancelledError&) {
      print("cleans up");
      throw;
    }
  };
  EXPECT_THROW(run(main()), asyncio::DeadlockError);
  EXPECT_EQ(log(), "[0.000] cleans up\n");
}

TEST_F(DeadlockTest, is_noticed_again_while_cleaning_up) {
  const auto payload = std::make_shared<int>(0);
  const auto stubborn = [](std::shared_ptr<int>) -> Coro<> {
    while (true) {
      try {
        co_await get_running_loop().create_future();
      } catch (const asyncio::CancelledError&) {
        print("swallowed");
      }
    }
  };
  EXPECT_THROW(run(stubborn(payload)), asyncio::DeadlockError);
  EXPECT_TRUE(log().starts_with("[0.000] swallowed\n")) << log();
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(DeadlockTest, is_not_declared_while_a_timer_is_set) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future();
    get_running_loop().call_later(1000, [future] { future.set_result(); });
    co_await future;
  };
  EXPECT_NO_THROW(run(main()));
}

TEST_F(DeadlockTest, a_sleep_without_end_is_one) {
  const auto main = []() -> Coro<> { co_await sleep(std::numeric_limits<double>::infinity()); };
  EXPECT_THROW(run(main()), asyncio::DeadlockError);
}

TEST_F(DeadlockTest, run_forever_with_nothing_to_do_is_one) {
  const auto loop = asyncio::new_event_loop(&host);
  EXPECT_THROW(loop.run_forever(), asyncio::DeadlockError);
  EXPECT_FALSE(loop.is_running());
}

}  // namespace
