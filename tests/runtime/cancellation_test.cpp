#include <string>
#include <type_traits>
#include <vector>

#include "runtime_test.hpp"

using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;
using asyncio::Task;

namespace {

using CancellationTest = RuntimeTest;

TEST_F(CancellationTest, is_only_requested_by_cancel_and_thrown_at_the_next_step) {
  const auto job = []() -> Coro<> {
    try {
      co_await sleep(10);
    } catch (const CancelledError&) {
      print("job sees it");
      throw;
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(job());
    co_await sleep(1);
    const bool requested = task.cancel();
    print("cancel {} done {} cancelled {} cancelling {}", requested, task.done(), task.cancelled(),
          task.cancelling());
    try {
      co_await task;
    } catch (const CancelledError&) {
      print("main sees it, cancelled {}", task.cancelled());
    }
    print("again {}", task.cancel());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] cancel true done false cancelled false cancelling 1\n"
            "[1.000] job sees it\n"
            "[1.000] main sees it, cancelled true\n"
            "[1.000] again false\n");
}

TEST_F(CancellationTest, before_the_first_step_none_of_the_body_runs) {
  const auto body = []() -> Coro<> {
    print("never printed");
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(body());
    task.cancel("early");
    print("done {}", task.done());
    co_await sleep(0);
    print("{} {}", state(task), thrown_by([&] { task.result(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] done false\n"
            "[0.000] cancelled CancelledError('early')\n");
}

TEST_F(CancellationTest, a_task_may_swallow_it) {
  const auto stubborn = []() -> Coro<std::string> {
    try {
      co_await sleep(10);
    } catch (const CancelledError&) {
      print("swallowed");
    }
    co_await sleep(2);
    co_return "finished anyway";
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(stubborn());
    co_await sleep(1);
    task.cancel();
    print("{}", co_await task);
    print("cancelled {} cancelling {}", task.cancelled(), task.cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] swallowed\n"
            "[3.000] finished anyway\n"
            "[3.000] cancelled false cancelling 1\n");
}

TEST_F(CancellationTest, its_message_reaches_the_task_and_who_awaits_it) {
  const auto job = []() -> Coro<> {
    try {
      co_await sleep(10);
    } catch (const CancelledError& error) {
      print("inside '{}' {}", error.message(), error.has_message());
      throw;
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto cancel = [&](const auto& how) -> Coro<> {
      const auto task = create_task(job());
      co_await sleep(0);
      how(task);
      try {
        co_await task;
      } catch (const CancelledError& error) {
        print("awaiter '{}' {}", error.message(), error.has_message());
      }
    };
    co_await cancel([](const auto& task) { task.cancel(); });
    co_await cancel([](const auto& task) { task.cancel("stop it"); });
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] inside '' false\n"
            "[0.000] awaiter '' false\n"
            "[0.000] inside 'stop it' true\n"
            "[0.000] awaiter 'stop it' true\n");
}

TEST_F(CancellationTest, goes_through_awaited_tasks_and_waits_until_they_have_ended) {
  const auto inner = []() -> Coro<> {
    try {
      co_await sleep(10);
    } catch (const CancelledError&) {
      print("inner cleans up");
    }
    co_await sleep(2);
    print("inner ends");
    throw CancelledError();
  };
  const auto main = [&]() -> Coro<> {
    const auto inside = create_task(inner());
    const auto outer = create_task([](Task<> awaited) -> Coro<> { co_await awaited; }(inside));
    co_await sleep(1);
    outer.cancel();
    co_await settled(outer);
    print("outer {} inner {} requests {}", state(outer), state(inside), inside.cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] inner cleans up\n"
            "[3.000] inner ends\n"
            "[3.000] outer cancelled inner cancelled requests 1\n");
}

TEST_F(CancellationTest, swallowed_by_the_awaited_task_is_never_seen_by_the_awaiter) {
  const auto inner = []() -> Coro<std::string> {
    try {
      co_await sleep(10);
    } catch (const CancelledError&) {
    }
    co_return "inner survived";
  };
  const auto main = [&]() -> Coro<> {
    const auto inside = create_task(inner());
    const auto outer = create_task(
        [](Task<std::string> awaited) -> Coro<std::string> { co_return co_await awaited; }(inside));
    co_await sleep(1);
    outer.cancel();
    print("{} cancelled {} cancelling {}", co_await outer, outer.cancelled(), outer.cancelling());
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] inner survived cancelled false cancelling 1\n");
}

TEST_F(CancellationTest, beats_a_result_that_the_task_was_not_resumed_with_yet) {
  const auto main = []() -> Coro<> {
    const auto future = get_running_loop().create_future<std::string>();
    const auto job = [&]() -> Coro<> {
      try {
        co_await future;
      } catch (const CancelledError&) {
        print("cancelled although the future has {}", future.result());
        throw;
      }
    };
    const auto task = create_task(job());
    co_await sleep(1);
    future.set_result("precious");
    print("cancel {}", task.cancel());
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] cancel true\n"
            "[1.000] cancelled although the future has precious\n"
            "[1.000] cancelled\n");
}

TEST_F(CancellationTest, beats_an_exception_that_counts_as_retrieved_then) {
  const auto main = []() -> Coro<> {
    auto future = get_running_loop().create_future();
    const auto job = [](asyncio::Future<> awaited) -> Coro<> { co_await awaited; };
    const auto task = create_task(job(future));
    co_await sleep(1);
    future.set_exception(ValueError("lost"));
    task.cancel();
    co_await settled(task);
    future = {};
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] cancelled\n");
}

TEST_F(CancellationTest, thrown_by_the_coroutine_itself_makes_the_task_cancelled) {
  const auto quitter = []() -> Coro<> {
    co_await sleep(1);
    throw CancelledError("my own idea");
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(quitter());
    try {
      co_await task;
    } catch (const CancelledError&) {
      print("{}", caught());
    }
    print("cancelled {} requests {} {}", task.cancelled(), task.cancelling(),
          current_task().cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] CancelledError('my own idea')\n"
            "[1.000] cancelled true requests 0 0\n");
}

TEST_F(CancellationTest, can_be_swallowed_once_an_await) {
  const auto tough = [](int lives) -> Coro<> {
    while (true) {
      try {
        co_await sleep(100);
      } catch (const CancelledError&) {
        print("lives left {}", --lives);
        if (lives == 0) throw;
      }
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(tough(3));
    while (!task.done()) {
      co_await sleep(1);
      task.cancel();
      co_await sleep(0);
    }
    print("{} cancelling {}", state(task), task.cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] lives left 2\n"
            "[2.000] lives left 1\n"
            "[3.000] lives left 0\n"
            "[3.000] cancelled cancelling 3\n");
}

TEST_F(CancellationTest, tasks_end_in_the_order_in_which_they_were_cancelled) {
  const auto job = [](int n) -> Coro<> {
    try {
      co_await sleep(10 - n);
    } catch (const CancelledError&) {
      print("job {} out", n);
      throw;
    }
  };
  const auto main = [&]() -> Coro<> {
    std::vector<Task<>> tasks;
    for (int n = 0; n < 4; ++n) tasks.push_back(create_task(job(n)));
    co_await sleep(1);
    for (const std::size_t i : {2U, 0U, 3U, 1U}) tasks[i].cancel();
    co_await asyncio::gather(asyncio::return_exceptions, tasks);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] job 2 out\n"
            "[1.000] job 0 out\n"
            "[1.000] job 3 out\n"
            "[1.000] job 1 out\n");
}

TEST_F(CancellationTest, callbacks_and_awaiters_follow_in_order_after_the_last_clean_up) {
  const auto job = []() -> Coro<> {
    try {
      co_await sleep(9);
    } catch (const CancelledError&) {
      print("1 clean-up of job");
      throw;
    }
  };
  const auto watcher = [](Task<> task) -> Coro<> {
    try {
      co_await task;
    } catch (const CancelledError&) {
      print("3 watcher resumes");
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(job());
    task.add_done_callback([] { print("2 registered first"); });
    const auto watching = create_task(watcher(task));
    co_await sleep(1);
    task.add_done_callback([] { print("4 registered last"); });
    task.cancel();
    print("0 cancel returned");
    co_await watching;
    print("5 main");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] 0 cancel returned\n"
            "[1.000] 1 clean-up of job\n"
            "[1.000] 2 registered first\n"
            "[1.000] 3 watcher resumes\n"
            "[1.000] 4 registered last\n"
            "[1.000] 5 main\n");
}

TEST_F(CancellationTest, escapes_a_handler_for_ordinary_errors) {
  const auto careful = []() -> Coro<> {
    try {
      co_await sleep(10);
    } catch (const std::exception&) {
      print("never printed");
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(careful());
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] cancelled\n");
  EXPECT_FALSE((std::is_base_of_v<std::exception, CancelledError>));
  EXPECT_TRUE((std::is_base_of_v<std::exception, asyncio::TimeoutError>));
}

TEST_F(CancellationTest, replaced_by_another_exception_fails_the_task_with_that) {
  const auto job = []() -> Coro<> {
    try {
      co_await sleep(10);
    } catch (const CancelledError&) {
      throw ValueError("while cleaning up");
    }
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(job());
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("{}", state(task));
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] ValueError('while cleaning up')\n");
}

TEST_F(CancellationTest, of_a_task_that_failed_keeps_its_exception_from_being_reported) {
  const auto failing = []() -> Coro<> {
    throw ValueError("unheard");
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(failing());
    co_await sleep(1);
    print("cancel {}", task.cancel());
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] cancel false\n");
}

}  // namespace
