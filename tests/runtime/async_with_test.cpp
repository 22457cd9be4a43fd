#include <memory>
#include <string>
#include <utility>

#include "runtime_test.hpp"

using asyncio::async_with;
using asyncio::Coro;
using asyncio::print;
using asyncio::sleep;

namespace {

using AsyncWithTest = RuntimeTest;

/// Takes a second to enter and one to leave. Has a constructor, because g++ 12 copies the bytes of
/// an aggregate that is made inside a co_await expression.
struct Session {
  std::string name;
  explicit Session(std::string text = "session") : name(std::move(text)) {}

  Coro<> aenter() {
    co_await sleep(1);
    print("enter {}", name);
  }
  Coro<> aexit(std::exception_ptr error) {
    co_await sleep(1);
    print("exit {} with {}", name, asyncio::repr(error));
  }
};

/// A manager with plain functions that drops exceptions.
struct Suppress {
  void aenter() {}
  bool aexit(std::exception_ptr error) { return error != nullptr; }
};

/// Gives the body something else than itself.
struct Opens {
  Coro<std::string> aenter() { co_return "opened"; }
  void aexit(std::exception_ptr) {}
};

TEST_F(AsyncWithTest, enters_runs_the_body_and_exits) {
  const auto main = []() -> Coro<> {
    const int result = co_await async_with(Session{}, [](Session& session) -> Coro<int> {
      print("body of {}", session.name);
      co_await sleep(1);
      co_return 5;
    });
    print("result {}", result);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] enter session\n"
            "[1.000] body of session\n"
            "[3.000] exit session with None\n"
            "[3.000] result 5\n");
}

TEST_F(AsyncWithTest, exits_with_the_bodys_exception_and_rethrows_it) {
  const auto main = []() -> Coro<> {
    co_await async_with(Session{}, [](Session&) -> Coro<> {
      co_await sleep(1);
      throw ValueError("body");
    });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('body')");
  EXPECT_EQ(log(),
            "[1.000] enter session\n"
            "[3.000] exit session with ValueError('body')\n");
}

TEST_F(AsyncWithTest, exits_when_it_is_cancelled) {
  const auto block = []() -> Coro<> {
    co_await async_with(Session{}, [](Session&) -> Coro<> { co_await sleep(10); });
  };
  const auto main = [&]() -> Coro<> {
    const auto task = asyncio::create_task(block());
    co_await sleep(2);
    task.cancel();
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] enter session\n"
            "[3.000] exit session with CancelledError()\n"
            "[3.000] cancelled\n");
}

TEST_F(AsyncWithTest, a_manager_may_drop_the_exception) {
  const auto main = []() -> Coro<> {
    co_await async_with(Suppress{}, [](Suppress&) { throw ValueError("dropped"); });
    print("goes on");
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] goes on\n");
}

TEST_F(AsyncWithTest, a_result_that_was_lost_by_dropping_the_exception_is_an_error) {
  const auto main = []() -> Coro<int> {
    co_return co_await async_with(Suppress{}, []() -> int { throw ValueError("dropped"); });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "RuntimeError('the body of async_with has no result: it threw, and its manager dropped "
            "the exception')");
}

TEST_F(AsyncWithTest, an_exception_of_aexit_replaces_the_bodys) {
  struct Breaks {
    void aenter() {}
    void aexit(std::exception_ptr) { throw KeyError("exit"); }
  };
  const auto main = []() -> Coro<> {
    co_await async_with(Breaks{}, [](Breaks&) { throw ValueError("body"); });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "KeyError('exit')");
}

TEST_F(AsyncWithTest, an_exception_of_aenter_skips_body_and_exit) {
  struct Closed {
    Coro<> aenter() {
      throw ValueError("closed");
      co_return;
    }
    void aexit(std::exception_ptr) { print("never printed"); }
  };
  const auto main = []() -> Coro<> {
    co_await async_with(Closed{}, [](Closed&) { print("never printed"); });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('closed')");
  EXPECT_EQ(log(), "");
}

TEST_F(AsyncWithTest, the_body_takes_what_aenter_gives) {
  const auto main = []() -> Coro<> {
    co_await async_with(Opens{}, [](const std::string& text) { print("{}", text); });
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] opened\n");
}

TEST_F(AsyncWithTest, the_body_may_take_no_argument) {
  const auto main = []() -> Coro<> {
    co_await async_with(Opens{}, []() -> Coro<> {
      print("body");
      co_return;
    });
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] body\n");
}

TEST_F(AsyncWithTest, a_manager_given_by_name_is_used_where_it_is) {
  const auto main = []() -> Coro<> {
    Session shared("shared");
    co_await async_with(shared, [&](Session& session) { print("same {}", &session == &shared); });
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] enter shared\n"
            "[1.000] same true\n"
            "[2.000] exit shared with None\n");
}

TEST_F(AsyncWithTest, a_body_inside_the_await_may_capture_by_reference) {
  const auto main = []() -> Coro<> {
    const auto value = std::make_shared<std::string>("captured");
    co_await async_with(Session{}, [&](Session&) -> Coro<> {
      co_await sleep(1);
      print("{}", *value);
    });
    print("uses {}", value.use_count());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] enter session\n"
            "[2.000] captured\n"
            "[3.000] exit session with None\n"
            "[3.000] uses 1\n");
}

TEST_F(AsyncWithTest, a_body_named_before_the_await_may_capture_by_copy) {
  const auto value = std::make_shared<std::string>("captured");
  const auto main = [&]() -> Coro<> {
    auto body = [value](Session&) -> Coro<> {
      co_await sleep(1);
      print("{}", *value);
    };
    co_await async_with(Session{}, std::move(body));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] enter session\n"
            "[2.000] captured\n"
            "[3.000] exit session with None\n");
  EXPECT_EQ(value.use_count(), 1);
}

TEST_F(AsyncWithTest, a_result_that_can_only_be_moved_arrives) {
  const auto main = []() -> Coro<int> {
    const auto result = co_await async_with(Suppress{}, []() { return std::make_unique<int>(3); });
    co_return *result;
  };
  EXPECT_EQ(run(main()), 3);
}

TEST_F(AsyncWithTest, never_awaited_does_nothing_but_warn) {
  const auto main = []() -> Coro<> {
    {
      const auto block = async_with(Session{}, [](Session&) { print("never printed"); });
    }
    co_return;
  };
  run(main());
  EXPECT_TRUE(log().ends_with("was never awaited\n")) << log();
  EXPECT_TRUE(log().find("never printed") == std::string::npos) << log();
}

}  // namespace
