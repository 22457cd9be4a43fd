#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

#include "runtime_test.hpp"

using asyncio::AsyncGenerator;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::gather;
using asyncio::print;
using asyncio::sleep;

namespace {

using AsyncGeneratorSend = RuntimeTest;

AsyncGenerator<int> ticker(int count, double seconds) {
  for (int i = 0; i < count; ++i) {
    co_await sleep(seconds);
    co_yield i;
  }
}

AsyncGenerator<int> counter(int count) {
  for (int i = 0; i < count; ++i) co_yield i;
}

/// Yields what it was sent.
AsyncGenerator<std::string, std::string> echo() {
  std::optional<std::string> got;
  for (;;) {
    std::string error;
    try {
      got = co_yield "echo " + got.value_or("None");
    } catch (const ValueError&) {
      error = caught();
    }
    if (!error.empty()) got = error;
  }
}

TEST_F(AsyncGeneratorSend, asend_makes_the_co_yield_give_a_value_and_next_none) {
  const auto main = []() -> Coro<> {
    auto generator = echo();
    print("{}", *co_await generator.asend(std::nullopt));
    print("{}", *co_await generator.asend("hi"));
    print("{}", *co_await generator.next());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] echo None\n"
            "[0.000] echo hi\n"
            "[0.000] echo None\n");
}

TEST_F(AsyncGeneratorSend, sends_values_that_can_only_be_moved) {
  const auto body = []() -> AsyncGenerator<int, std::unique_ptr<int>> {
    std::optional<std::unique_ptr<int>> got;
    for (;;) got = co_yield got ? **got : 0;
  };
  const auto main = [&]() -> Coro<int> {
    auto generator = body();
    co_await generator.next();
    co_return *co_await generator.asend(std::make_unique<int>(7));
  };
  EXPECT_EQ(run(main()), 7);
}

TEST_F(AsyncGeneratorSend, asend_of_a_value_to_one_that_was_not_started_throws) {
  const auto main = []() -> Coro<> {
    auto generator = echo();
    try {
      co_await generator.asend("early");
    } catch (const asyncio::RuntimeError&) {
      print("{}", caught());
    }
    print("{}", *co_await generator.next());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] RuntimeError(\"can't send non-None value to a just-started async "
            "generator\")\n"
            "[0.000] echo None\n");
}

TEST_F(AsyncGeneratorSend, athrow_throws_at_the_co_yield_and_gives_the_next_value) {
  const auto main = []() -> Coro<> {
    auto generator = echo();
    co_await generator.next();
    print("{}", *co_await generator.athrow(ValueError("object")));
    print("{}", *co_await generator.athrow(std::make_exception_ptr(ValueError("pointer"))));
    try {
      co_await generator.athrow(KeyError("not caught"));
    } catch (const KeyError&) {
      print("out came {}", caught());
    }
    print("then {}", (co_await generator.asend("more")).has_value());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] echo ValueError('object')\n"
            "[0.000] echo ValueError('pointer')\n"
            "[0.000] out came KeyError('not caught')\n"
            "[0.000] then false\n");
}

TEST_F(AsyncGeneratorSend, athrow_gives_nothing_if_the_body_then_ends) {
  const auto body = []() -> AsyncGenerator<int> {
    try {
      co_yield 1;
    } catch (const ValueError&) {
      print("caught");
    }
  };
  const auto main = [&]() -> Coro<> {
    auto generator = body();
    co_await generator.next();
    print("{}", (co_await generator.athrow(ValueError("x"))).has_value());
    print("{}", (co_await generator.athrow(ValueError("y"))).has_value());
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] caught\n[0.000] false\n[0.000] false\n");
}

TEST_F(AsyncGeneratorSend, athrow_ends_one_that_was_not_started) {
  const auto main = []() -> Coro<> {
    auto generator = counter(3);
    try {
      co_await generator.athrow(ValueError("early"));
    } catch (const ValueError&) {
      print("{}", caught());
    }
    print("then {}", (co_await generator.next()).has_value());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] ValueError('early')\n"
            "[0.000] then false\n");
}

TEST_F(AsyncGeneratorSend, a_second_use_while_it_runs_throws) {
  const auto main = []() -> Coro<> {
    auto ticks = ticker(2, 1);
    const auto waits = create_task(ticks.next());
    co_await sleep(0.5);
    try {
      co_await ticks.next();
    } catch (const asyncio::RuntimeError&) {
      print("{}", caught());
    }
    try {
      co_await ticks.athrow(ValueError("x"));
    } catch (const asyncio::RuntimeError&) {
      print("{}", caught());
    }
    try {
      co_await ticks.aclose();
    } catch (const asyncio::RuntimeError&) {
      print("{}", caught());
    }
    print("{}", *co_await waits);
    print("{}", *co_await ticks.next());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.500] RuntimeError('anext(): asynchronous generator is already running')\n"
            "[0.500] RuntimeError('athrow(): asynchronous generator is already running')\n"
            "[0.500] RuntimeError('aclose(): asynchronous generator is already running')\n"
            "[1.000] 0\n"
            "[2.000] 1\n");
}

TEST_F(AsyncGeneratorSend, what_its_methods_give_can_be_awaited_once) {
  const auto main = []() -> Coro<> {
    auto generator = counter(3);
    auto next = generator.next();
    auto close = generator.aclose();
    co_await next;
    co_await close;
    try {
      co_await next;
    } catch (const asyncio::RuntimeError&) {
      print("{}", caught());
    }
    try {
      co_await close;
    } catch (const asyncio::RuntimeError&) {
      print("{}", caught());
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] RuntimeError('cannot reuse already awaited __anext__()/asend()')\n"
            "[0.000] RuntimeError('cannot reuse already awaited aclose()/athrow()')\n");
}

TEST_F(AsyncGeneratorSend, what_its_methods_give_warns_when_it_was_never_awaited) {
  const auto main = []() -> Coro<> {
    auto generator = counter(3);
    std::ignore = generator.next();
    std::ignore = generator.athrow(ValueError("x"));
    std::ignore = generator.aclose();
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] stderr: RuntimeWarning: coroutine method 'asend' of 'counter' was never "
            "awaited\n"
            "[0.000] stderr: RuntimeWarning: coroutine method 'athrow' of 'counter' was never "
            "awaited\n"
            "[0.000] stderr: RuntimeWarning: coroutine method 'aclose' of 'counter' was never "
            "awaited\n");
}

TEST_F(AsyncGeneratorSend, its_methods_can_be_tasks) {
  const auto main = []() -> Coro<> {
    auto a = ticker(2, 1);
    auto b = ticker(2, 2);
    const auto task = create_task(a.next());
    print("{}", task.repr().substr(task.repr().find("coro")));
    co_await task;
    const auto [first, second] = co_await gather(a.next(), b.next());
    print("{} {}", *first, *second);
    try {
      co_await asyncio::wait_for(b.next(), 0.5);
    } catch (const asyncio::TimeoutError&) {
      print("too late");
    }
    co_await create_task(a.aclose());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] coro=<asend()>>\n"
            "[3.000] 1 0\n"
            "[3.500] too late\n");
}

TEST_F(AsyncGeneratorSend, athrow_refuses_a_null_exception_and_leaves_the_generator_as_it_was) {
  const auto count = []() -> AsyncGenerator<int> {
    co_yield 1;
    co_yield 2;
  };
  const auto main = [&]() -> Coro<> {
    auto numbers = count();
    const auto refused = [&]() -> Coro<> {
      try {
        co_await numbers.athrow(nullptr);
      } catch (const std::invalid_argument& error) {
        print("{}", error.what());
      }
    };
    co_await refused();
    print("{}", *co_await numbers.next());
    co_await refused();
    print("{}", *co_await numbers.next());
  };
  run(main());
  const std::string error =
      "[0.000] exceptions must be classes or instances deriving from BaseException, not NoneType\n";
  EXPECT_EQ(log(), error + "[0.000] 1\n" + error + "[0.000] 2\n");
}

}  // namespace
