#include <gmock/gmock.h>

#include "runtime_test.hpp"

namespace {

using asyncio::blocking_sleep;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

class DebugTest : public RuntimeTest {
 protected:
  template <class T>
  T debug(Coro<T>&& main) {
    return asyncio::run(std::move(main), {.debug = true, .host = &host});
  }
};

Coro<> blocks(double seconds) {
  blocking_sleep(seconds);
  co_return;
}

TEST_F(DebugTest, tells_of_a_step_that_takes_long) {
  debug([]() -> Coro<> { co_await create_task(blocks(0.2), "slow"); }());
  EXPECT_THAT(log(), MatchesRegex("\\[0.200\\] stderr: Executing <Task finished name='slow' "
                                  "coro=<blocks\\(\\) done, defined at debug_test.cpp:[0-9]+> "
                                  "result=None> took 0.200 seconds\n"));
}

TEST_F(DebugTest, tells_of_callbacks_that_take_long) {
  debug([]() -> Coro<> {
    const auto loop = get_running_loop();
    loop.call_soon(blocking_sleep, 0.1);
    const auto future = loop.create_future();
    future.add_done_callback([] { blocking_sleep(0.3); });
    co_await sleep(0);
    future.set_result();
    co_await sleep(1);
  }());
  EXPECT_THAT(log(), ContainsRegex("\\[0.100\\] stderr: Executing <Handle .*> took 0.100 seconds\n"
                                   "\\[0.400\\] stderr: Executing <Handle .*tells_of_callbacks.*> "
                                   "took 0.300 seconds\n"));
}

TEST_F(DebugTest, takes_any_limit_for_what_is_long) {
  debug([]() -> Coro<> {
    const auto loop = get_running_loop();
    EXPECT_EQ(loop.slow_callback_duration(), 0.1);
    loop.set_slow_callback_duration(5);
    loop.slow_callback_duration(0.5);
    co_await create_task(blocks(0.4));
    print("not yet");
    co_await create_task(blocks(0.5));
  }());
  EXPECT_THAT(log(), MatchesRegex("\\[0.400\\] not yet\n\\[0.900\\] .* took 0.500 seconds\n"));
}

TEST_F(DebugTest, says_nothing_when_it_is_off) {
  run([]() -> Coro<> { co_await create_task(blocks(5)); }());
  EXPECT_EQ(log(), "");
}

TEST_F(DebugTest, says_where_a_coroutine_that_was_never_awaited_is_defined) {
  debug([]() -> Coro<> {
    std::ignore = blocks(1);
    co_return;
  }());
  EXPECT_THAT(log(),
              MatchesRegex("\\[0.000\\] stderr: RuntimeWarning: coroutine 'blocks' was never "
                           "awaited, defined at debug_test.cpp:[0-9]+\n"));
}

Coro<> fails() {
  co_await sleep(0);
  throw ValueError("unseen");
}

TEST_F(DebugTest, says_where_the_coroutine_of_an_exception_never_retrieved_is_defined) {
  debug([]() -> Coro<> {
    std::ignore = create_task(fails(), "t");
    co_await sleep(1);
  }());
  EXPECT_THAT(log(), ContainsRegex("Task exception was never retrieved\n.*<Task finished name='t' "
                                   "coro=<fails\\(\\) done, defined at debug_test.cpp:[0-9]+>"));
}

TEST_F(DebugTest, a_task_says_where_its_coroutine_is_defined) {
  debug([]() -> Coro<> {
    print("{}", repr(asyncio::current_task()));
    co_return;
  }());
  EXPECT_THAT(log(), HasSubstr("coro=<<lambda>() defined at debug_test.cpp:"));
}

TEST_F(DebugTest, can_be_turned_on_and_off_while_the_loop_runs) {
  run([]() -> Coro<> {
    get_running_loop().set_debug(true);
    co_await create_task(blocks(1), "a");
    get_running_loop().set_debug(false);
    co_await create_task(blocks(1), "b");
  }());
  EXPECT_THAT(log(), HasSubstr("name='a'"));
  EXPECT_THAT(log(), Not(HasSubstr("name='b'")));
}

}  // namespace
