#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::create_task;
using asyncio::Future;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;

namespace {

using FutureTest = RuntimeTest;

template <class T>
Coro<> await_and_print(Future<T> future, std::string name) {
  try {
    print("{} got {}", name, co_await future);
  } catch (...) {
    print("{} got {}", name, caught());
  }
}

TEST_F(FutureTest, pending_says_so) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    print("done {} cancelled {}", future.done(), future.cancelled());
    print("result: {}", thrown_by([&] { future.result(); }));
    print("exception: {}", thrown_by([&] { future.exception(); }));
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] done false cancelled false\n"
            "[0.000] result: InvalidStateError('Result is not set.')\n"
            "[0.000] exception: InvalidStateError('Exception is not set.')\n");
}

TEST_F(FutureTest, with_a_result_cannot_be_changed_any_more) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    future.set_result(7);
    print("done {} cancelled {}", future.done(), future.cancelled());
    print("result {}", future.result());
    print("exception {}", asyncio::repr(future.exception()));
    print("set_result: {}", thrown_by([&] { future.set_result(8); }));
    print("set_exception: {}", thrown_by([&] { future.set_exception(ValueError("x")); }));
    print("cancel {}", future.cancel());
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] done true cancelled false\n"
            "[0.000] result 7\n"
            "[0.000] exception None\n"
            "[0.000] set_result: InvalidStateError('invalid state')\n"
            "[0.000] set_exception: InvalidStateError('invalid state')\n"
            "[0.000] cancel false\n");
}

TEST_F(FutureTest, with_an_exception_throws_it_from_result) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    future.set_exception(ValueError("bad"));
    print("done {} cancelled {}", future.done(), future.cancelled());
    print("result: {}", thrown_by([&] { future.result(); }));
    print("exception {}", asyncio::repr(future.exception()));
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] done true cancelled false\n"
            "[0.000] result: ValueError('bad')\n"
            "[0.000] exception ValueError('bad')\n");
}

TEST_F(FutureTest, takes_an_exception_pointer_too) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future();
    future.set_exception(std::make_exception_ptr(KeyError("k")));
    co_await future;
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "KeyError('k')");
}

TEST_F(FutureTest, cancelled_throws_cancelled_error_from_every_query) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    const bool first = future.cancel();
    print("cancel {} again {}", first, future.cancel());
    print("done {} cancelled {}", future.done(), future.cancelled());
    print("result: {}", thrown_by([&] { future.result(); }));
    print("exception: {}", thrown_by([&] { future.exception(); }));
    print("set_result: {}", thrown_by([&] { future.set_result(1); }));
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] cancel true again false\n"
            "[0.000] done true cancelled true\n"
            "[0.000] result: CancelledError()\n"
            "[0.000] exception: CancelledError()\n"
            "[0.000] set_result: InvalidStateError('invalid state')\n");
}

TEST_F(FutureTest, cancel_message_reaches_who_awaits_it) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future();
    future.cancel("stop it");
    co_await future;
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "CancelledError('stop it')");
}

TEST_F(FutureTest, awaiting_a_done_one_gives_nobody_else_a_turn) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    future.set_result(1);
    get_running_loop().call_soon([] { print("callback"); });
    print("got {}", co_await future);
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] got 1\n"
            "[0.000] callback\n");
}

TEST_F(FutureTest, set_from_a_timer_wakes_who_awaits_it) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<std::string>();
    get_running_loop().call_later(2, [future] { future.set_result("from the timer"); });
    print("{}", co_await future);
  };
  run(main());
  EXPECT_EQ(log(), "[2.000] from the timer\n");
}

TEST_F(FutureTest, can_be_awaited_any_number_of_times) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<std::string>();
    const auto a = create_task(await_and_print(future, "a"));
    const auto b = create_task(await_and_print(future, "b"));
    co_await sleep(1);
    future.set_result("value");
    co_await asyncio::gather(a, b);
    const auto first = co_await future;
    print("main got {} and {}", first, co_await future);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a got value\n"
            "[1.000] b got value\n"
            "[1.000] main got value and value\n");
}

TEST_F(FutureTest, exception_reaches_every_awaiter) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    const auto a = create_task(await_and_print(future, "a"));
    const auto b = create_task(await_and_print(future, "b"));
    co_await sleep(0);
    future.set_exception(ValueError("x"));
    co_await asyncio::gather(a, b);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a got ValueError('x')\n"
            "[0.000] b got ValueError('x')\n");
}

TEST_F(FutureTest, cancelling_one_awaiter_cancels_the_future_and_so_every_other) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    const auto a = create_task(await_and_print(future, "a"));
    const auto b = create_task(await_and_print(future, "b"));
    co_await sleep(0);
    a.cancel();
    co_await asyncio::gather(a, b);
    print("requests {} {}", a.cancelling(), b.cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a got CancelledError()\n"
            "[0.000] b got CancelledError()\n"
            "[0.000] requests 1 0\n");
}

TEST_F(FutureTest, callbacks_are_queued_in_order_and_never_called_inline) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    const auto future = loop.create_future<int>();
    for (int n = 1; n <= 2; ++n) {
      future.add_done_callback([n](Future<int> f) { print("callback {} {}", n, f.result()); });
    }
    loop.call_soon([] { print("soon before"); });
    future.set_result(5);
    loop.call_soon([] { print("soon after"); });
    print("set_result returned");
    co_await sleep(0);
    future.add_done_callback([] { print("late callback"); });
    print("added to a done future");
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] set_result returned\n"
            "[0.000] soon before\n"
            "[0.000] callback 1 5\n"
            "[0.000] callback 2 5\n"
            "[0.000] soon after\n"
            "[0.000] added to a done future\n"
            "[0.000] late callback\n");
}

TEST_F(FutureTest, a_callback_may_take_it_in_any_form) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    future.add_done_callback([](Future<int> done) { print("value {}", done.result()); });
    future.add_done_callback([](const Future<int>& done) { print("const& {}", done.result()); });
    future.add_done_callback([](Future<int>& done) { print("& {}", done.result()); });
    future.add_done_callback([](auto& done) { print("auto& {}", done.result()); });
    future.add_done_callback([](auto&& done) { print("auto&& {}", done.result()); });
    future.add_done_callback([](const Future<>& done) { print("of any type {}", done.done()); });
    future.add_done_callback([] { print("nothing"); });
    future.set_result(1);
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] value 1\n"
            "[0.000] const& 1\n"
            "[0.000] & 1\n"
            "[0.000] auto& 1\n"
            "[0.000] auto&& 1\n"
            "[0.000] of any type true\n"
            "[0.000] nothing\n");
}

TEST_F(FutureTest, callbacks_and_waiting_tasks_share_one_order) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    future.add_done_callback([] { print("first"); });
    const auto task = create_task(await_and_print(future, "task"));
    co_await sleep(0);
    future.add_done_callback([] { print("last"); });
    future.set_result(1);
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] first\n"
            "[0.000] task got 1\n"
            "[0.000] last\n");
}

TEST_F(FutureTest, a_removed_callback_is_not_called) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future();
    const auto id = future.add_done_callback([] { print("never printed"); });
    future.add_done_callback([] { print("kept"); });
    const auto removed = future.remove_done_callback(id);
    print("removed {} and then {}", removed, future.remove_done_callback(id));
    future.set_result();
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] removed 1 and then 0\n"
            "[0.000] kept\n");
}

TEST_F(FutureTest, a_callback_that_is_queued_can_not_be_removed) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future();
    const auto id = future.add_done_callback([] { print("called"); });
    future.set_result();
    print("removed {}", future.remove_done_callback(id));
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] removed 0\n"
            "[0.000] called\n");
}

TEST_F(FutureTest, a_callback_may_remove_a_later_one_only_before_the_future_is_done) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future();
    std::uint64_t second = 0;
    future.add_done_callback([&] { print("removed {}", future.remove_done_callback(second)); });
    second = future.add_done_callback([] { print("second"); });
    future.set_result();
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] removed 0\n"
            "[0.000] second\n");
}

TEST_F(FutureTest, a_failing_callback_disturbs_neither_the_others_nor_the_future) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    future.add_done_callback([] { print("first"); });
    future.add_done_callback([] { throw ValueError("callback"); });
    future.add_done_callback([] { print("third"); });
    get_running_loop().set_exception_handler(
        [](asyncio::Loop&, const asyncio::ExceptionContext& context) {
          print("{}: {}", context.message, caught(context.exception));
        });
    future.set_result(1);
    print("awaited {}", co_await future);
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] awaited 1\n"
            "[0.000] first\n"
            "[0.000] Exception in callback: ValueError('callback')\n"
            "[0.000] third\n");
}

TEST_F(FutureTest, a_result_that_can_only_be_moved_can_be_taken_once) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<std::unique_ptr<int>>();
    future.set_result(std::make_unique<int>(9));
    print("first {}", *co_await future);
    print("repr {}", future.repr());
    print("{}", thrown_by([&] { future.result(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] first 9\n"
            "[0.000] repr <Future finished result=<moved out>>\n"
            "[0.000] InvalidStateError(\"the result was taken already: it can't be copied, only "
            "moved out once\")\n");
}

/// Its copies throw while `armed`.
struct ThrowsOnCopy {
  static inline bool armed = true;
  ThrowsOnCopy() = default;
  ThrowsOnCopy(const ThrowsOnCopy&) {
    if (armed) throw ValueError("copy");
  }
};

TEST_F(FutureTest, stays_pending_when_copying_the_result_into_it_throws) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<ThrowsOnCopy>();
    const ThrowsOnCopy value;
    print("{}", thrown_by([&] { future.set_result(value); }));
    print("done {}", future.done());
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] ValueError('copy')\n"
            "[0.000] done false\n");
}

TEST_F(FutureTest, await_throws_what_copying_the_result_out_of_it_throws) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<ThrowsOnCopy>();
    ThrowsOnCopy::armed = false;
    future.set_result(ThrowsOnCopy());
    ThrowsOnCopy::armed = true;
    co_await future;
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('copy')");
}

TEST_F(FutureTest, of_any_type_converts_to_one_that_only_tells_when_it_is_done) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<std::string>();
    const Future<> untyped = future;
    print("same {}", untyped == future);
    get_running_loop().call_later(1, [future] { future.set_result("x"); });
    co_await untyped;
    print("done");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] same true\n"
            "[1.000] done\n");
}

TEST_F(FutureTest, a_handle_of_another_type_cannot_set_the_result) {
  const auto main = []() -> Coro<> {
    const Future<> untyped = get_running_loop().create_future<int>();
    untyped.set_result();
    co_return;
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "RuntimeError('the result of this future has another type: set it by a handle of "
            "that')");
}

TEST_F(FutureTest, an_empty_handle_is_false_and_can_be_assigned) {
  const auto main = []() -> Coro<> {
    Future<int> future;
    print("{} {}", static_cast<bool>(future), future.repr());
    future = get_running_loop().create_future<int>();
    print("{} {}", static_cast<bool>(future), future.repr());
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] false None\n"
            "[0.000] true <Future pending>\n");
}

TEST_F(FutureTest, awaiting_one_of_another_loop_throws) {
  const auto other = asyncio::new_event_loop(&host);
  const auto foreign = other.create_future();
  const auto main = [&]() -> Coro<> { co_await foreign; };
  const std::string error = thrown_by([&] { run(main()); });
  EXPECT_TRUE(error.find("got <Future pending> attached to a different loop") != std::string::npos)
      << error;
}

TEST_F(FutureTest, a_result_dropped_with_its_future_is_destroyed) {
  const auto value = std::make_shared<int>(1);
  const auto main = [&]() -> Coro<> {
    {
      const auto future = get_running_loop().create_future<std::shared_ptr<int>>();
      future.set_result(value);
      print("uses {}", value.use_count());
    }
    print("uses {}", value.use_count());
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] uses 2\n"
            "[0.000] uses 1\n");
}

TEST_F(FutureTest, ensure_future_passes_futures_on_and_makes_tasks_of_coroutines) {
  const auto job = []() -> Coro<int> { co_return 4; };
  const auto main = [&]() -> Coro<> {
    const auto future = get_running_loop().create_future<int>();
    print("same {}", asyncio::ensure_future(future) == future);
    print("{}", co_await asyncio::ensure_future(job()));
    co_await asyncio::ensure_future(sleep(1));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] same true\n"
            "[0.000] 4\n");
  EXPECT_EQ(host.now(), 1);
}

TEST_F(FutureTest, set_exception_refuses_a_null_exception_and_leaves_the_future_pending) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<std::string>();
    print("{}", thrown_by([&] { future.set_exception(std::current_exception()); }));
    print("{}", future.repr());
    future.set_result("text");
    print("{}", thrown_by([&] { future.set_exception(nullptr); }));
    print("{}", co_await future);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] std::invalid_argument('invalid exception object')\n"
            "[0.000] <Future pending>\n"
            "[0.000] InvalidStateError('invalid state')\n"
            "[0.000] text\n");
}

}  // namespace
