#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "runtime_test.hpp"

using asyncio::AsyncGenerator;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::GeneratorExit;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;

namespace {

using AsyncGeneratorClose = RuntimeTest;

/// Yields once; says how it ends, and cleans up for `seconds`.
AsyncGenerator<int> careful(std::string name, double seconds) {
  std::string ended = "resumed";
  try {
    co_yield 1;
  } catch (const GeneratorExit&) {
    ended = "closing";
  }
  print("{} {}", name, ended);
  if (seconds > 0) co_await sleep(seconds);
  print("{} closed", name);
}

/// Yields once, and fails when it is closed.
AsyncGenerator<int> fails_to_close() {
  try {
    co_yield 1;
  } catch (const GeneratorExit&) {
    throw ValueError("clean-up");
  }
}

/// Can't be closed.
AsyncGenerator<int> stubborn() {
  for (int i = 0;; ++i) {
    try {
      co_yield i;
    } catch (const GeneratorExit&) {
      print("ignored");
    }
  }
}

/// Prints when it is destroyed.
struct Tracer {
  std::string name;
  explicit Tracer(std::string text) : name(std::move(text)) {}
  Tracer(const Tracer&) = delete;
  Tracer& operator=(const Tracer&) = delete;
  ~Tracer() { print("{} destroyed", name); }
};

TEST_F(AsyncGeneratorClose, aclose_waits_until_the_body_has_cleaned_up) {
  const auto main = []() -> Coro<> {
    auto generator = careful("g", 2);
    co_await generator.next();
    co_await generator.aclose();
    print("then {}", (co_await generator.next()).has_value());
    co_await generator.aclose();
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] g closing\n"
            "[2.000] g closed\n"
            "[2.000] then false\n");
}

TEST_F(AsyncGeneratorClose, aclose_ends_one_that_was_not_started) {
  const auto main = []() -> Coro<> {
    auto generator = careful("g", 2);
    co_await generator.aclose();
    print("then {}", (co_await generator.next()).has_value());
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] then false\n");
}

TEST_F(AsyncGeneratorClose, aclose_throws_what_else_leaves_the_body) {
  const auto main = []() -> Coro<> {
    auto generator = fails_to_close();
    co_await generator.next();
    co_await generator.aclose();
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }), "ValueError('clean-up')");
}

TEST_F(AsyncGeneratorClose, a_body_that_yields_again_ignores_generator_exit) {
  const auto main = []() -> Coro<> {
    auto generator = stubborn();
    print("{}", *co_await generator.next());
    try {
      co_await generator.aclose();
    } catch (const asyncio::RuntimeError&) {
      print("{}", caught());
    }
    co_await generator.aclose();
    print("athrow {}", (co_await generator.athrow(ValueError("x"))).has_value());
    print("next {}", *co_await generator.next());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 0\n"
            "[0.000] ignored\n"
            "[0.000] RuntimeError('async generator ignored GeneratorExit')\n"
            "[0.000] athrow false\n"
            "[0.000] next 2\n");
}

TEST_F(AsyncGeneratorClose, generator_exit_passes_a_handler_of_ordinary_errors) {
  const auto body = []() -> AsyncGenerator<int> {
    try {
      co_yield 1;
    } catch (const std::exception&) {
      print("taken for an error");
    }
  };
  const auto main = [&]() -> Coro<> {
    auto generator = body();
    co_await generator.next();
    co_await generator.aclose();
    auto thrown_into = body();
    co_await thrown_into.next();
    try {
      co_await thrown_into.athrow(GeneratorExit());
    } catch (const GeneratorExit&) {
      print("out came {}", caught());
    }
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] out came GeneratorExit()\n");
}

TEST_F(AsyncGeneratorClose, one_that_was_not_started_is_dropped_without_a_word) {
  const auto payload = std::make_shared<int>();
  const auto body = [](std::shared_ptr<int>) -> AsyncGenerator<int> { co_yield 1; };
  const auto main = [&]() -> Coro<> {
    std::ignore = body(payload);
    EXPECT_EQ(payload.use_count(), 1);
    co_return;
  };
  run(main());
  std::ignore = body(payload);
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(log(), "");
}

TEST_F(AsyncGeneratorClose, a_dropped_one_cleans_up_in_the_destructor) {
  const auto body = [](std::string& creators) -> AsyncGenerator<int> {
    const Tracer local("local");
    const auto consumer = asyncio::current_task();
    try {
      co_yield 1;
    } catch (const GeneratorExit&) {
      print("sees {}, in {} task", creators,
            asyncio::current_task() == consumer ? "the consumer's" : "another");
      throw;
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto me = asyncio::current_task();
    std::string local = "the creator's local";
    {
      auto generator = body(local);
      co_await generator.next();
    }
    print("dropped");
    EXPECT_EQ(asyncio::current_task(), me);
    EXPECT_EQ(asyncio::all_tasks().size(), 1u);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] sees the creator's local, in another task\n"
            "[0.000] local destroyed\n"
            "[0.000] dropped\n");
}

TEST_F(AsyncGeneratorClose, clean_up_that_awaits_goes_on_in_the_background) {
  const auto main = []() -> Coro<> {
    {
      auto generator = careful("g", 1);
      co_await generator.next();
    }
    print("dropped");
    co_await sleep(2);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] g closing\n"
            "[0.000] dropped\n"
            "[1.000] g closed\n");
}

TEST_F(AsyncGeneratorClose, assigning_to_the_handle_closes_what_it_held) {
  const auto main = []() -> Coro<> {
    auto generator = careful("first", 0);
    co_await generator.next();
    generator = careful("second", 0);
    print("assigned");
    co_await generator.aclose();
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] first closing\n"
            "[0.000] first closed\n"
            "[0.000] assigned\n");
}

TEST_F(AsyncGeneratorClose, an_exception_that_drops_it_flies_on) {
  const auto main = []() -> Coro<> {
    try {
      auto generator = careful("g", 0);
      co_await generator.next();
      throw ValueError("consumer");
    } catch (const ValueError&) {
      print("{}", caught());
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] g closing\n"
            "[0.000] g closed\n"
            "[0.000] ValueError('consumer')\n");
}

TEST_F(AsyncGeneratorClose, dropped_by_a_callback_it_cleans_up_too) {
  const auto main = []() -> Coro<> {
    auto generator = std::make_unique<AsyncGenerator<int>>(careful("g", 1));
    co_await generator->next();
    get_running_loop().call_soon([&] {
      generator.reset();
      print("task {}", static_cast<bool>(asyncio::current_task()));
    });
    co_await sleep(2);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] g closing\n"
            "[0.000] task false\n"
            "[1.000] g closed\n");
}

TEST_F(AsyncGeneratorClose, dropping_a_chain_closes_every_link) {
  const auto link = [](std::string name, AsyncGenerator<int> source) -> AsyncGenerator<int> {
    const Tracer tracer(name);
    while (auto value = co_await source.next()) co_yield *value;
  };
  const auto main = [&]() -> Coro<> {
    {
      auto chain = link("outer", link("inner", careful("source", 0)));
      co_await chain.next();
    }
    print("dropped");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] outer destroyed\n"
            "[0.000] inner destroyed\n"
            "[0.000] source closing\n"
            "[0.000] source closed\n"
            "[0.000] dropped\n");
}

TEST_F(AsyncGeneratorClose, what_leaves_a_dropped_one_is_reported_as_a_tasks_exception) {
  const auto main = []() -> Coro<> {
    get_running_loop().set_exception_handler(
        [](asyncio::Loop&, const asyncio::ExceptionContext& context) {
          print("{}: {}", context.message, caught(context.exception));
        });
    {
      auto failing = fails_to_close();
      co_await failing.next();
    }
    {
      auto ignoring = stubborn();
      co_await ignoring.next();
    }
    print("dropped");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] Task exception was never retrieved: ValueError('clean-up')\n"
            "[0.000] ignored\n"
            "[0.000] Task exception was never retrieved: RuntimeError('async generator ignored "
            "GeneratorExit')\n"
            "[0.000] dropped\n");
}

TEST_F(AsyncGeneratorClose, dropped_while_another_task_waits_in_it_it_is_closed_after_that) {
  const auto body = []() -> AsyncGenerator<int> {
    const Tracer local("local");
    co_await sleep(1);
    co_yield 1;
  };
  const auto main = [&]() -> Coro<> {
    std::optional<AsyncGenerator<int>> generator = body();
    const auto task = create_task(generator->next());
    co_await sleep(0.5);
    generator.reset();
    print("dropped");
    print("{}", *co_await task);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.500] dropped\n"
            "[1.000] local destroyed\n"
            "[1.000] 1\n");
}

TEST_F(AsyncGeneratorClose, the_end_of_main_does_not_interrupt_the_clean_up_of_its_generators) {
  const auto main = []() -> Coro<int> {
    auto generator = careful("g", 1);
    co_await generator.next();
    print("main returns");
    co_return 5;
  };
  EXPECT_EQ(run(main()), 5);
  EXPECT_EQ(log(),
            "[0.000] main returns\n"
            "[0.000] g closing\n"
            "[1.000] g closed\n");
}

TEST_F(AsyncGeneratorClose, the_end_of_main_interrupts_clean_up_that_began_before) {
  const auto main = []() -> Coro<> {
    {
      auto generator = careful("g", 1);
      co_await generator.next();
    }
    co_await sleep(0);
    print("main returns");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] g closing\n"
            "[0.000] main returns\n");
}

}  // namespace
