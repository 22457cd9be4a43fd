#include <string>
#include <utility>
#include <vector>

#include "runtime_test.hpp"

using asyncio::async_with;
using asyncio::CancelledError;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::print;
using asyncio::sleep;
using asyncio::Task;
using asyncio::TaskGroup;

namespace {

using TaskGroupTest = RuntimeTest;

Coro<std::string> job(std::string name, double delay, double clean_up = 0) {
  bool cancelled = false;
  try {
    co_await sleep(delay);
    print("{} done", name);
  } catch (const CancelledError&) {
    print("{} cancelled", name);
    cancelled = true;
  }
  if (cancelled) {
    if (clean_up > 0) {
      co_await sleep(clean_up);
      print("{} cleaned up", name);
    }
    throw CancelledError();
  }
  co_return name;
}

Coro<> failing(std::string text, double delay) {
  co_await sleep(delay);
  throw ValueError(text);
}

/// Turns a cancellation into an error.
Coro<> fails_when_cancelled(std::string text) {
  try {
    co_await sleep(9);
  } catch (const CancelledError&) {
    throw KeyError(text);
  }
}

TEST_F(TaskGroupTest, the_block_ends_when_every_child_has_ended) {
  const auto main = []() -> Coro<> {
    Task<std::string> a;
    Task<std::string> b;
    co_await async_with(TaskGroup{}, [&](TaskGroup& group) -> Coro<> {
      a = group.create_task(job("a", 2));
      b = group.create_task(job("b", 1), "named");
      print("body over");
      co_return;
    });
    print("block over {} {} {}", a.result(), b.result(), b.get_name());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] body over\n"
            "[1.000] b done\n"
            "[2.000] a done\n"
            "[2.000] block over a b named\n");
}

TEST_F(TaskGroupTest, the_body_may_be_a_plain_function_and_give_a_result) {
  const auto main = []() -> Coro<> {
    const int count = co_await async_with(TaskGroup{}, [](TaskGroup& group) {
      group.create_task(job("a", 1));
      return 5;
    });
    print("{}", count);
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a done\n"
            "[1.000] 5\n");
}

TEST_F(TaskGroupTest, an_empty_group_ends_without_a_turn_for_others) {
  const auto main = []() -> Coro<> {
    asyncio::get_running_loop().call_soon([] { print("callback"); });
    co_await async_with(TaskGroup{}, [](TaskGroup&) {});
    print("block over");
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] block over\n"
            "[0.000] callback\n");
}

TEST_F(TaskGroupTest, takes_sleeps_as_children) {
  const auto main = []() -> Coro<> {
    co_await async_with(TaskGroup{}, [](TaskGroup& group) { group.create_task(sleep(2)); });
  };
  run(main());
  EXPECT_EQ(host.now(), 2);
}

TEST_F(TaskGroupTest, a_failing_child_cancels_its_siblings_and_the_body) {
  const auto main = []() -> Coro<> {
    try {
      co_await async_with(TaskGroup{}, [](TaskGroup& group) -> Coro<> {
        group.create_task(job("a", 1));
        group.create_task(job("b", 9, 2));
        group.create_task(failing("bad", 2));
        try {
          co_await sleep(60);
        } catch (const CancelledError&) {
          print("body cancelled, cancelling {}", current_task().cancelling());
          throw;
        }
      });
    } catch (const asyncio::ExceptionGroup&) {
      print("{}", caught());
    }
    print("requests left {}", current_task().cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a done\n"
            "[2.000] b cancelled\n"
            "[2.000] body cancelled, cancelling 1\n"
            "[4.000] b cleaned up\n"
            "[4.000] ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('bad')])\n"
            "[4.000] requests left 0\n");
}

TEST_F(TaskGroupTest, the_bodys_own_exception_comes_last_in_the_group) {
  const auto main = []() -> Coro<> {
    co_await async_with(TaskGroup{}, [](TaskGroup& group) -> Coro<> {
      group.create_task(fails_when_cancelled("child"));
      co_await sleep(1);
      throw ValueError("body");
    });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "ExceptionGroup('unhandled errors in a TaskGroup', [KeyError('child'), "
            "ValueError('body')])");
}

TEST_F(TaskGroupTest, a_cancelled_child_is_no_failure) {
  const auto quits = []() -> Coro<> {
    co_await sleep(1);
    throw CancelledError();
  };
  const auto main = [&]() -> Coro<> {
    co_await async_with(TaskGroup{}, [&](TaskGroup& group) -> Coro<> {
      group.create_task(job("a", 3));
      const auto b = group.create_task(job("b", 9));
      group.create_task(quits());
      co_await sleep(2);
      b.cancel();
    });
    print("normal end");
  };
  run(main());
  EXPECT_EQ(log(),
            "[2.000] b cancelled\n"
            "[3.000] a done\n"
            "[3.000] normal end\n");
}

TEST_F(TaskGroupTest, cancelled_from_outside_cancels_the_children_and_waits_for_them) {
  const auto parent = []() -> Coro<> {
    co_await async_with(TaskGroup{}, [](TaskGroup& group) { group.create_task(job("a", 9, 2)); });
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(parent());
    co_await sleep(1);
    task.cancel("outside");
    co_await settled(task);
    print("{}: {}", state(task), thrown_by([&] { task.result(); }));
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] a cancelled\n"
            "[3.000] a cleaned up\n"
            "[3.000] cancelled: CancelledError('outside')\n");
}

TEST_F(TaskGroupTest, a_childs_failure_replaces_a_cancellation_from_outside_that_stays_counted) {
  const auto parent = []() -> Coro<> {
    co_await async_with(
        TaskGroup{}, [](TaskGroup& group) { group.create_task(fails_when_cancelled("clean-up")); });
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(parent());
    co_await sleep(1);
    task.cancel();
    co_await settled(task);
    print("{} requests {}", state(task), task.cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] ExceptionGroup('unhandled errors in a TaskGroup', [KeyError('clean-up')]) "
            "requests 1\n");
}

TEST_F(TaskGroupTest, a_cancellation_and_a_failure_in_one_pass_are_both_delivered) {
  const auto parent = []() -> Coro<std::string> {
    const auto me = current_task();
    try {
      co_await async_with(TaskGroup{}, [](TaskGroup& group) -> Coro<> {
        group.create_task(failing("bad", 1));
        co_await sleep(60);
      });
    } catch (const asyncio::ExceptionGroup&) {
      print("{} cancelling {}", caught(), me.cancelling());
    }
    try {
      co_await sleep(0);
    } catch (const CancelledError&) {
      print("next await: CancelledError");
    }
    co_return "end";
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(parent());
    co_await sleep(1);
    co_await sleep(0);
    task.cancel();
    co_await settled(task);
    print("{} requests {}", state(task), task.cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('bad')]) "
            "cancelling 1\n"
            "[1.000] next await: CancelledError\n"
            "[1.000] result 'end' requests 1\n");
}

TEST_F(TaskGroupTest, the_failure_of_an_inner_group_is_an_error_of_the_outer_body) {
  const auto main = []() -> Coro<> {
    co_await async_with(TaskGroup{}, [](TaskGroup& outer) -> Coro<> {
      outer.create_task(job("outer child", 9));
      co_await async_with(TaskGroup{}, [](TaskGroup& inner) {
        inner.create_task(failing("inner child", 1));
        inner.create_task(job("sibling", 9));
      });
    });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "ExceptionGroup('unhandled errors in a TaskGroup', [ExceptionGroup('unhandled errors "
            "in a TaskGroup', [ValueError('inner child')])])");
  EXPECT_EQ(log(),
            "[1.000] sibling cancelled\n"
            "[1.000] outer child cancelled\n");
}

TEST_F(TaskGroupTest, children_may_add_children_while_the_parent_waits) {
  const auto node = [](const auto& self, TaskGroup& group, std::string name, int depth) -> Coro<> {
    co_await sleep(1);
    print("{}", name);
    if (depth == 0) co_return;
    group.create_task(self(self, group, name + "L", depth - 1));
    group.create_task(self(self, group, name + "R", depth - 1));
  };
  const auto main = [&]() -> Coro<> {
    co_await async_with(TaskGroup{},
                        [&](TaskGroup& group) { group.create_task(node(node, group, "n", 2)); });
    print("all over");
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] n\n"
            "[2.000] nL\n"
            "[2.000] nR\n"
            "[3.000] nLL\n"
            "[3.000] nLR\n"
            "[3.000] nRL\n"
            "[3.000] nRR\n"
            "[3.000] all over\n");
}

TEST_F(TaskGroupTest, children_that_had_no_chance_to_start_never_run) {
  const auto never = []() -> Coro<> {
    print("never printed");
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    co_await async_with(TaskGroup{}, [&](TaskGroup& group) {
      group.create_task(never());
      throw ValueError("at once");
    });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('at once')])");
  EXPECT_EQ(log(), "");
}

TEST_F(TaskGroupTest, siblings_are_cancelled_once_and_later_failures_are_collected) {
  const auto resist = [](std::string name, double clean_up) -> Coro<> {
    try {
      co_await sleep(9);
    } catch (const CancelledError&) {
    }
    co_await sleep(clean_up);
    print("{} ends, requests {}", name, current_task().cancelling());
    throw KeyError(name);
  };
  const auto main = [&]() -> Coro<> {
    co_await async_with(TaskGroup{}, [&](TaskGroup& group) {
      group.create_task(resist("a", 2));
      group.create_task(resist("b", 1));
      group.create_task(failing("first", 1));
    });
  };
  EXPECT_EQ(thrown_by([&] { run(main()); }),
            "ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('first'), "
            "KeyError('b'), KeyError('a')])");
  EXPECT_EQ(log(),
            "[2.000] b ends, requests 1\n"
            "[3.000] a ends, requests 1\n");
}

TEST_F(TaskGroupTest, a_second_cancellation_from_outside_is_not_passed_on_again) {
  const auto resist = []() -> Coro<> {
    for (int i = 0; i < 3; ++i) {
      try {
        co_await sleep(10);
        print("slept through {}", i);
        co_return;
      } catch (const CancelledError&) {
        print("resists {}", i);
      }
    }
  };
  const auto parent = [&]() -> Coro<> {
    co_await async_with(TaskGroup{}, [&](TaskGroup& group) { group.create_task(resist()); });
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(parent());
    for (int i = 0; i < 2; ++i) {
      co_await sleep(1);
      task.cancel();
    }
    co_await settled(task);
    print("{} requests {}", state(task), task.cancelling());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] resists 0\n"
            "[11.000] slept through 1\n"
            "[11.000] cancelled requests 2\n");
}

TEST_F(TaskGroupTest, create_task_is_refused_before_entry_while_aborting_and_after_the_end) {
  const auto late = [](TaskGroup& group) -> Coro<> {
    try {
      co_await sleep(9);
    } catch (const CancelledError&) {
      print("{}", thrown_by([&] { group.create_task(sleep(1)); }));
      throw;
    }
  };
  const auto main = [&]() -> Coro<> {
    TaskGroup group;
    print("{}", thrown_by([&] { group.create_task(job("x", 1)); }));
    try {
      co_await async_with(group, [&](TaskGroup&) {
        group.create_task(late(group));
        group.create_task(failing("x", 1));
      });
    } catch (const asyncio::ExceptionGroup&) {
    }
    print("{}", thrown_by([&] { group.create_task(job("x", 1)); }));
    try {
      co_await async_with(group, [](TaskGroup&) {});
    } catch (const asyncio::RuntimeError&) {
      print("{}", caught());
    }
  };
  run(main());
  EXPECT_EQ(
      log(),
      "[0.000] RuntimeError('TaskGroup <TaskGroup> has not been entered')\n"
      "[1.000] RuntimeError('TaskGroup <TaskGroup tasks=1 errors=1 cancelling> is shutting down')\n"
      "[1.000] RuntimeError('TaskGroup <TaskGroup cancelling> is finished')\n"
      "[1.000] RuntimeError('TaskGroup <TaskGroup cancelling> has already been entered')\n");
}

TEST_F(TaskGroupTest, a_task_that_outlives_its_body_keeps_nothing_of_the_group_dangling) {
  const auto main = []() -> Coro<> {
    Task<std::string> kept;
    {
      TaskGroup group;
      co_await async_with(group, [&](TaskGroup& open) { kept = open.create_task(job("kept", 1)); });
    }
    co_await sleep(1);
    print("{}", kept.result());
  };
  run(main());
  EXPECT_EQ(log(),
            "[1.000] kept done\n"
            "[2.000] kept\n");
}

TEST_F(TaskGroupTest, left_open_at_the_end_of_the_program_is_cancelled) {
  const auto parent = []() -> Coro<> {
    co_await async_with(TaskGroup{}, [](TaskGroup& group) { group.create_task(job("child", 9)); });
  };
  const auto main = [&]() -> Coro<> {
    create_task(parent());
    co_await sleep(1);
  };
  run(main());
  EXPECT_EQ(log(), "[1.000] child cancelled\n");
}

TEST_F(TaskGroupTest, costs_three_passes) {
  int passes = 0;
  const auto ticker = [&]() -> Coro<> {
    while (true) {
      ++passes;
      co_await sleep(0);
    }
  };
  const auto nothing = []() -> Coro<> { co_return; };
  const auto main = [&]() -> Coro<> {
    const auto ticking = create_task(ticker());
    co_await async_with(TaskGroup{}, [&](TaskGroup& group) { group.create_task(nothing()); });
    print("{} passes", passes);
    ticking.cancel();
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] 3 passes\n");
}

TEST_F(TaskGroupTest, one_that_was_moved_from_says_so) {
  const auto main = []() -> Coro<> {
    TaskGroup group;
    const TaskGroup other = std::move(group);
    print("{}", thrown_by([&] { group.create_task(sleep(1)); }));
    print("{}", thrown_by([&] { group.aenter(); }));
    co_return;
  };
  run(main());
  const std::string error =
      "[0.000] RuntimeError('the handle is empty: its group was moved to another one')\n";
  EXPECT_EQ(log(), error + error);
}

}  // namespace
