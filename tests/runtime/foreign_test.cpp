#include <coroutine>
#include <memory>
#include <string>
#include <utility>

#include "keep_handle.hpp"
#include "runtime_test.hpp"

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;

namespace {

using ForeignAwaitables = RuntimeTest;

/// Resumed by a timer, as code written for callbacks would do.
struct Delay {
  double seconds;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) const {
    get_running_loop().call_later(seconds, [handle] { handle.resume(); });
  }
  std::string await_resume() const { return "delayed"; }
};

/// Resumes before `await_suspend` returns.
struct Immediate {
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) const { handle.resume(); }
  int await_resume() const { return 1; }
};

struct Ready {
  bool await_ready() const { return true; }
  void await_suspend(std::coroutine_handle<>) const { FAIL() << "suspended"; }
  int await_resume() const { return 2; }
};

/// `await_suspend` says whether to suspend at all.
struct Perhaps {
  bool suspends;
  bool await_ready() const { return false; }
  bool await_suspend(std::coroutine_handle<> handle) const {
    if (suspends) get_running_loop().call_later(1, [handle] { handle.resume(); });
    return suspends;
  }
  void await_resume() const {}
};

/// `await_suspend` names the coroutine to go on with: the same one.
struct Itself {
  bool await_ready() const { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> handle) const { return handle; }
  void await_resume() const {}
};

struct ByMember {
  Delay operator co_await() const { return {1}; }
};
struct ByFunction {};
Delay operator co_await(ByFunction) { return {2}; }

struct Throws {
  bool on_suspend;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) const {
    if (on_suspend) throw ValueError("suspend");
    handle.resume();
  }
  void await_resume() const { throw ValueError("resume"); }
};

TEST_F(ForeignAwaitables, resumed_by_a_timer_goes_on_in_its_task) {
  const auto main = []() -> Coro<> {
    current_task().set_name("main");
    print("{}", co_await Delay{1.5});
    print("in {}", current_task().get_name());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.500] delayed\n"
            "[1.500] in main\n");
}

TEST_F(ForeignAwaitables, resumed_goes_on_from_the_loop_and_not_on_the_resumers_stack) {
  std::coroutine_handle<> waiting;
  const auto waiter = [&]() -> Coro<> {
    co_await KeepHandle{waiting};
    print("waiter goes on");
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(waiter());
    co_await sleep(0);
    waiting.resume();
    print("resume returned");
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] resume returned\n"
            "[0.000] waiter goes on\n");
}

TEST_F(ForeignAwaitables, may_resume_synchronously) {
  const auto main = []() -> Coro<int> { co_return co_await Immediate{}; };
  EXPECT_EQ(run(main()), 1);
}

TEST_F(ForeignAwaitables, may_be_ready) {
  const auto main = []() -> Coro<int> {
    get_running_loop().call_soon([] { print("never printed"); }).cancel();
    co_return co_await Ready{};
  };
  EXPECT_EQ(run(main()), 2);
}

TEST_F(ForeignAwaitables, may_decide_not_to_suspend) {
  const auto main = []() -> Coro<> {
    get_running_loop().call_soon([] { print("callback"); });
    co_await Perhaps{false};
    print("did not suspend");
    co_await Perhaps{true};
    print("did suspend");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] did not suspend\n"
            "[0.000] callback\n"
            "[1.000] did suspend\n");
}

TEST_F(ForeignAwaitables, may_name_the_coroutine_to_go_on_with) {
  const auto main = []() -> Coro<> {
    co_await Itself{};
    print("goes on");
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] goes on\n");
}

TEST_F(ForeignAwaitables, with_an_operator_co_await_are_found) {
  const auto main = []() -> Coro<> {
    co_await ByMember{};
    print("member");
    co_await ByFunction{};
    print("function");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] member\n"
            "[3.000] function\n");
}

TEST_F(ForeignAwaitables, may_throw_from_either_end) {
  const auto main = []() -> Coro<> {
    for (const bool on_suspend : {true, false}) {
      try {
        co_await Throws{on_suspend};
      } catch (const ValueError&) {
        print("{}", caught());
      }
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] ValueError('suspend')\n"
            "[0.000] ValueError('resume')\n");
}

TEST_F(ForeignAwaitables, can_be_made_tasks_and_gathered) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(Delay{1});
    print("{} {}", co_await task, co_await asyncio::gather(Delay{2}, Ready{}));
  };
  run(main());
  EXPECT_EQ(host.now(), 3);
  EXPECT_EQ(log(), "[3.000] delayed ('delayed', 2)\n");
}

TEST_F(ForeignAwaitables, given_by_name_are_awaited_where_they_are) {
  struct Counter {
    int awaits = 0;
    bool await_ready() { return ++awaits > 0; }
    void await_suspend(std::coroutine_handle<>) {}
    void await_resume() {}
  };
  const auto main = []() -> Coro<int> {
    Counter counter;
    co_await counter;
    co_await counter;
    co_return counter.awaits;
  };
  EXPECT_EQ(run(main()), 2);
}

TEST_F(ForeignAwaitables, a_cancellation_is_thrown_when_they_resume) {
  const auto waiter = []() -> Coro<> {
    try {
      co_await Delay{5};
      print("never printed");
    } catch (const CancelledError& error) {
      print("{}", error.message());
      throw;
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(waiter());
    co_await sleep(1);
    task.cancel("wait for it");
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[5.000] wait for it\n"
            "[5.000] cancelled\n");
}

TEST_F(ForeignAwaitables, that_never_resume_are_destroyed_with_the_loop) {
  struct Never {
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<>) const {}
    void await_resume() const {}
  };
  const auto payload = std::make_shared<int>(0);
  const auto waiter = [](std::shared_ptr<int>) -> Coro<> { co_await Never{}; };
  EXPECT_THROW(run(waiter(payload)), asyncio::DeadlockError);
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(ForeignAwaitables, a_million_synchronous_resumptions_do_not_deepen_the_stack) {
  const auto main = []() -> Coro<int> {
    int sum = 0;
    for (int i = 0; i < 1'000'000; ++i) sum += co_await Immediate{};
    co_return sum;
  };
  EXPECT_EQ(run(main()), 1'000'000);
}

}  // namespace
