#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime_test.hpp"

using asyncio::AsyncGenerator;
using asyncio::Coro;
using asyncio::GeneratorExit;
using asyncio::print;
using asyncio::sleep;

namespace {

/// What becomes of generators when their loop ends.
using AsyncGeneratorLoop = RuntimeTest;

/// Says how it ends; holds on to `payload` until then.
AsyncGenerator<int> holding(std::shared_ptr<int> payload, double seconds = 0) {
  std::string ended = "resumed";
  try {
    co_yield *payload;
  } catch (const GeneratorExit&) {
    ended = "closing";
  }
  print("{} {}", *payload, ended);
  if (seconds > 0) co_await sleep(seconds);
  print("{} closed", *payload);
}

AsyncGenerator<int> waits_forever(std::shared_ptr<int>) {
  co_await asyncio::get_running_loop().create_future();
  co_yield 1;
}

AsyncGenerator<int> fails_to_close() {
  try {
    co_yield 1;
  } catch (const GeneratorExit&) {
    throw ValueError("clean-up");
  }
}

void quiet(const asyncio::Loop& loop) {
  loop.set_exception_handler([](asyncio::Loop&, const asyncio::ExceptionContext&) {});
}

Coro<> start(AsyncGenerator<int>& generator) { co_await generator.next(); }

TEST_F(AsyncGeneratorLoop, run_closes_those_still_open_side_by_side) {
  std::vector<AsyncGenerator<int>> kept;
  const auto main = [&]() -> Coro<> {
    for (int i = 0; i < 3; ++i) {
      kept.push_back(holding(std::make_shared<int>(i), 2));
      if (i != 1) co_await kept.back().next();
    }
    print("main returns");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] main returns\n"
            "[0.000] 0 closing\n"
            "[0.000] 2 closing\n"
            "[2.000] 0 closed\n"
            "[2.000] 2 closed\n");
}

TEST_F(AsyncGeneratorLoop, run_tells_the_exception_handler_what_leaves_them) {
  std::vector<AsyncGenerator<int>> kept;
  const auto main = [&]() -> Coro<> {
    kept.push_back(fails_to_close());
    co_await kept.back().next();
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] stderr: an error occurred during closing of asynchronous generator "
            "<async_generator object fails_to_close>\n"
            "ValueError: clean-up\n");
}

TEST_F(AsyncGeneratorLoop, shutdown_asyncgens_closes_those_of_a_loop_of_ones_own) {
  const auto loop = asyncio::new_event_loop(&host);
  const auto payload = std::make_shared<int>(7);
  auto generator = holding(payload, 1);
  loop.run_until_complete(start(generator));
  EXPECT_EQ(log(), "");
  loop.run_until_complete(loop.shutdown_asyncgens());
  EXPECT_EQ(log(),
            "[0.000] 7 closing\n"
            "[1.000] 7 closed\n");
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(AsyncGeneratorLoop, one_loop_can_be_run_again_and_again_for_one_generator) {
  const auto loop = asyncio::new_event_loop(&host);
  const auto body = []() -> AsyncGenerator<int> {
    for (int i = 0; i < 3; ++i) {
      co_await sleep(1);
      co_yield i;
    }
  };
  auto generator = body();
  const auto next = [&]() -> Coro<int> { co_return (co_await generator.next()).value_or(-1); };
  for (const int expected : {0, 1, 2, -1}) {
    EXPECT_EQ(loop.run_until_complete(next()), expected);
  }
}

/// Tells whether it was closed, and holds on to `payload` until its end.
AsyncGenerator<int> telling(std::string& told, std::shared_ptr<int> payload) {
  try {
    co_yield *payload;
  } catch (const GeneratorExit&) {
    told = "closed";
    throw;
  }
}

TEST_F(AsyncGeneratorLoop, dropped_while_no_loop_runs_its_body_is_only_destroyed) {
  const auto loop = asyncio::new_event_loop(&host);
  const auto payload = std::make_shared<int>();
  std::string told = "nothing";
  {
    auto generator = telling(told, payload);
    loop.run_until_complete(start(generator));
    EXPECT_EQ(payload.use_count(), 2);
  }
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(told, "nothing");
}

TEST_F(AsyncGeneratorLoop, dropped_while_another_loop_runs_its_body_is_only_destroyed) {
  const auto loop = asyncio::new_event_loop(&host);
  const auto payload = std::make_shared<int>();
  std::string told = "nothing";
  std::optional<AsyncGenerator<int>> generator = telling(told, payload);
  loop.run_until_complete(start(*generator));
  const auto main = [&]() -> Coro<> {
    generator.reset();
    co_return;
  };
  run(main());
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(told, "nothing");
}

TEST_F(AsyncGeneratorLoop, closing_the_loop_destroys_the_bodies) {
  const auto payload = std::make_shared<int>();
  auto generator = holding(payload);
  {
    const auto loop = asyncio::new_event_loop(&host);
    loop.run_until_complete(start(generator));
  }
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(log(), "");
  const auto main = [&]() -> Coro<bool> { co_return (co_await generator.next()).has_value(); };
  EXPECT_FALSE(run(main()));
}

TEST_F(AsyncGeneratorLoop, closing_the_loop_destroys_a_body_that_somebody_waits_for) {
  const auto payload = std::make_shared<int>();
  auto generator = waits_forever(payload);
  {
    const auto loop = asyncio::new_event_loop(&host);
    quiet(loop);
    const auto task = loop.create_task(start(generator));
    loop.run_until_complete(sleep(0, 1));
    EXPECT_EQ(payload.use_count(), 2);
  }
  EXPECT_EQ(payload.use_count(), 1);
  const auto main = [&]() -> Coro<bool> { co_return (co_await generator.next()).has_value(); };
  EXPECT_FALSE(run(main()));
}

TEST_F(AsyncGeneratorLoop, closing_the_loop_drops_generators_with_the_tasks_that_hold_them) {
  const auto payload = std::make_shared<int>();
  const auto holds = [](std::shared_ptr<int> value) -> Coro<> {
    auto suspended = holding(value);
    co_await suspended.next();
    auto waiting = waits_forever(value);
    co_await waiting.next();
  };
  {
    const auto loop = asyncio::new_event_loop(&host);
    quiet(loop);
    const auto task = loop.create_task(holds(payload));
    loop.run_until_complete(sleep(0, 1));
    EXPECT_GT(payload.use_count(), 3);
  }
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(log(), "");
}

TEST_F(AsyncGeneratorLoop, closing_the_loop_ends_clean_up_in_the_background) {
  const auto payload = std::make_shared<int>(7);
  const auto drops = [](std::shared_ptr<int> value) -> Coro<> {
    auto generator = holding(value, 1);
    co_await generator.next();
  };
  {
    const auto loop = asyncio::new_event_loop(&host);
    quiet(loop);
    loop.run_until_complete(drops(payload));
    EXPECT_EQ(payload.use_count(), 2);
  }
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(log(), "[0.000] 7 closing\n");
}

TEST_F(AsyncGeneratorLoop, closing_the_loop_ends_a_shutdown_that_is_under_way) {
  const auto payload = std::make_shared<int>(7);
  auto generator = holding(payload, 1);
  {
    const auto loop = asyncio::new_event_loop(&host);
    quiet(loop);
    loop.run_until_complete(start(generator));
    const auto task = loop.create_task(loop.shutdown_asyncgens());
    for (int pass = 0; pass < 3; ++pass) loop.run_until_complete(sleep(0, 1));
  }
  EXPECT_EQ(payload.use_count(), 1);
  EXPECT_EQ(log(), "[0.000] 7 closing\n");
}

TEST_F(AsyncGeneratorLoop, a_body_that_holds_its_own_handle_is_freed_with_the_loop) {
  using Handle = std::optional<AsyncGenerator<int>>;
  const auto payload = std::make_shared<int>();
  const auto body = [](std::shared_ptr<Handle>, std::shared_ptr<int>) -> AsyncGenerator<int> {
    co_yield 1;
  };
  {
    const auto loop = asyncio::new_event_loop(&host);
    const auto main = [&]() -> Coro<> {
      const auto handle = std::make_shared<Handle>();
      *handle = body(handle, payload);
      co_await (*handle)->next();
    };
    loop.run_until_complete(main());
    EXPECT_EQ(payload.use_count(), 2);
  }
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(AsyncGeneratorLoop, what_a_generator_was_asked_for_may_outlive_its_handle_and_its_loop) {
  const auto payload = std::make_shared<int>();
  {
    auto next = holding(payload).next();
    const auto main = [&]() -> Coro<int> { co_return *co_await next; };
    EXPECT_EQ(run(main()), 0);
  }
  EXPECT_EQ(payload.use_count(), 1);
}

}  // namespace
