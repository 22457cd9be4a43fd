#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "runtime_test.hpp"

using asyncio::all_tasks;
using asyncio::Coro;
using asyncio::create_task;
using asyncio::current_task;
using asyncio::get_running_loop;
using asyncio::print;
using asyncio::sleep;
using asyncio::Task;

namespace {

using TaskTest = RuntimeTest;

Coro<std::string> say(std::string text, double delay = 0) {
  print("{} starts", text);
  co_await sleep(delay);
  print("{} ends", text);
  co_return text;
}

std::string names(const std::vector<Task<>>& tasks) {
  std::string text;
  for (const auto& task : tasks) {
    if (!text.empty()) text += ' ';
    text += task.get_name();
  }
  return text;
}

TEST_F(TaskTest, starts_when_its_creator_suspends_in_order_of_creation) {
  const auto main = []() -> Coro<> {
    const auto a = create_task(say("a"));
    const auto b = create_task(say("b"));
    print("created, done {} {}", a.done(), b.done());
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] created, done false false\n"
            "[0.000] a starts\n"
            "[0.000] b starts\n"
            "[0.000] a ends\n"
            "[0.000] b ends\n");
}

TEST_F(TaskTest, tasks_run_side_by_side) {
  const auto main = []() -> Coro<> {
    const auto a = create_task(say("a", 1));
    const auto b = create_task(say("b", 2));
    co_await a;
    co_await b;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a starts\n"
            "[0.000] b starts\n"
            "[1.000] a ends\n"
            "[2.000] b ends\n");
}

TEST_F(TaskTest, can_be_awaited_again) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(say("x"));
    const auto first = co_await task;
    const auto second = co_await task;
    print("{} {} {}", first, second, task.result());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] x starts\n"
            "[0.000] x ends\n"
            "[0.000] x x x\n");
}

TEST_F(TaskTest, await_throws_what_the_coroutine_threw_every_time) {
  const auto bad = []() -> Coro<> {
    throw ValueError("bad");
    co_return;
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(bad());
    for (int i = 0; i < 2; ++i) {
      try {
        co_await task;
      } catch (const ValueError&) {
        print("{}", caught());
      }
    }
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] ValueError('bad')\n"
            "[0.000] ValueError('bad')\n");
}

TEST_F(TaskTest, runs_on_when_its_handle_is_dropped) {
  const auto main = []() -> Coro<> {
    create_task(say("dropped", 1));
    co_await sleep(2);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] dropped starts\n"
            "[1.000] dropped ends\n");
}

TEST_F(TaskTest, cannot_be_given_a_result_from_outside) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(say("v", 1));
    print("{}", thrown_by([&] { task.set_result("x"); }));
    print("{}", thrown_by([&] { task.set_exception(ValueError("x")); }));
    print("{}", thrown_by([&] { task.result(); }));
    task.cancel();
    co_await settled(task);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] RuntimeError('Task does not support set_result operation')\n"
            "[0.000] RuntimeError('Task does not support set_exception operation')\n"
            "[0.000] InvalidStateError('Result is not set.')\n");
}

TEST_F(TaskTest, a_result_travels_one_task_a_pass) {
  int passes = 0;
  const auto link = [&](asyncio::Future<int> previous) -> Coro<int> {
    const int value = co_await previous;
    print("link after {} passes: {}", passes, value);
    co_return value + 1;
  };
  const auto main = [&]() -> Coro<> {
    auto& loop = get_running_loop();
    const auto first = loop.create_future<int>();
    asyncio::Future<int> last = first;
    for (int i = 0; i < 3; ++i) last = create_task(link(last));
    co_await sleep(0);
    const auto ticker = create_task([](int& count) -> Coro<> {
      while (true) {
        co_await sleep(0);
        ++count;
      }
    }(passes));
    co_await sleep(0);
    first.set_result(0);
    print("final {} after {} passes", co_await last, passes);
    ticker.cancel();
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] link after 1 passes: 0\n"
            "[0.000] link after 2 passes: 1\n"
            "[0.000] link after 3 passes: 2\n"
            "[0.000] final 3 after 4 passes\n");
}

TEST_F(TaskTest, done_callbacks_get_the_task) {
  const auto main = []() -> Coro<> {
    const auto task = create_task(say("x"), "worker");
    task.add_done_callback(
        [](Task<std::string> done) { print("{} gave {}", done.get_name(), done.result()); });
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] x starts\n"
            "[0.000] x ends\n"
            "[0.000] worker gave x\n");
}

TEST_F(TaskTest, sets_can_hold_it_until_a_done_callback_takes_it_out) {
  const auto main = []() -> Coro<> {
    std::set<Task<>> ordered;
    std::unordered_set<Task<>> unordered;
    for (int seconds = 1; seconds <= 2; ++seconds) {
      const auto task = create_task(sleep(seconds));
      ordered.insert(task);
      unordered.insert(task);
      task.add_done_callback([&](const Task<>& done) { ordered.erase(done); });
      task.add_done_callback([&](const Task<>& done) { unordered.erase(done); });
    }
    print("{} {}", ordered.size(), unordered.size());
    co_await sleep(1.5);
    print("{} {}", ordered.size(), unordered.size());
    co_await sleep(1);
    print("{} {}", ordered.size(), unordered.size());
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] 2 2\n[1.500] 1 1\n[2.500] 0 0\n");
}

TEST_F(TaskTest, names_can_be_given_and_changed) {
  const auto main = []() -> Coro<> {
    const auto alpha = create_task(say("a"), "alpha");
    const auto beta = create_task(say("b"));
    print("{}", alpha.get_name());
    beta.set_name(17);
    print("{}", beta.get_name());
    beta.set_name("beta");
    print("{}", beta.get_name());
    alpha.cancel();
    beta.cancel();
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] alpha\n"
            "[0.000] 17\n"
            "[0.000] beta\n");
}

TEST_F(TaskTest, without_a_name_are_numbered_in_order_of_creation) {
  const auto main = []() -> Coro<bool> {
    const std::string a = create_task(sleep(0)).get_name();
    create_task(sleep(0), "named");
    const std::string b = create_task(sleep(0)).get_name();
    const auto number = [](const std::string& name) { return std::stoi(name.substr(5)); };
    co_return a.starts_with("Task-") && number(b) == number(a) + 1;
  };
  EXPECT_TRUE(run(main()));
}

TEST_F(TaskTest, current_task_is_the_one_that_runs) {
  const auto check = [](std::string name) -> Coro<> {
    print("{} in {}", name, current_task().get_name());
    co_await sleep(1);
    print("{} still in {}", name, current_task().get_name());
  };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(check("child"), "worker");
    current_task().set_name("root");
    co_await check("awaited");
    co_await task;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] awaited in root\n"
            "[0.000] child in worker\n"
            "[1.000] awaited still in root\n"
            "[1.000] child still in worker\n");
}

TEST_F(TaskTest, current_task_is_empty_in_a_callback) {
  const auto main = []() -> Coro<> {
    get_running_loop().call_soon([] { print("in a callback {}", !current_task()); });
    co_await sleep(0);
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] in a callback true\n");
}

TEST_F(TaskTest, all_tasks_lists_those_that_are_not_done_oldest_first) {
  const auto main = []() -> Coro<> {
    current_task().set_name("root");
    const auto a = create_task(sleep(1), "a");
    const auto b = create_task(sleep(2), "b");
    print("{}", names(all_tasks()));
    co_await a;
    print("{}", names(all_tasks()));
    co_await b;
    print("{}", names(all_tasks()));
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] root a b\n"
            "[1.000] root b\n"
            "[2.000] root\n");
}

TEST_F(TaskTest, functions_that_need_a_running_loop_say_so) {
  const std::string error = "RuntimeError('no running event loop')";
  EXPECT_EQ(thrown_by([] { all_tasks(); }), error);
  EXPECT_EQ(thrown_by([] { current_task(); }), error);
  EXPECT_EQ(thrown_by([] { get_running_loop(); }), error);
  auto nap = sleep(1);
  EXPECT_EQ(thrown_by([&] { create_task(std::move(nap)); }), error);
  nap.close();
}

TEST_F(TaskTest, of_any_type_converts_to_one_without_a_result) {
  const auto main = []() -> Coro<> {
    const auto typed = create_task(say("x"));
    const Task<> untyped = typed;
    co_await untyped;
    print("same {} done {}", untyped == typed, untyped.done());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] x starts\n"
            "[0.000] x ends\n"
            "[0.000] same true done true\n");
}

TEST_F(TaskTest, can_be_made_of_a_sleep) {
  const auto main = []() -> Coro<> { co_await create_task(sleep(3), "nap"); };
  run(main());
  EXPECT_EQ(host.now(), 3);
}

TEST_F(TaskTest, a_result_that_can_only_be_moved_is_taken_by_the_first_await) {
  const auto make = []() -> Coro<std::unique_ptr<int>> { co_return std::make_unique<int>(8); };
  const auto main = [&]() -> Coro<int> {
    const auto task = create_task(make());
    const auto result = co_await task;
    co_return *result;
  };
  EXPECT_EQ(run(main()), 8);
}

TEST_F(TaskTest, its_frame_is_destroyed_when_it_ends_not_when_its_handle_goes) {
  const auto argument = std::make_shared<int>(0);
  const auto job = [](std::shared_ptr<int>) -> Coro<> { co_return; };
  const auto main = [&]() -> Coro<> {
    const auto task = create_task(job(argument));
    print("uses {}", argument.use_count());
    co_await task;
    print("uses {}", argument.use_count());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] uses 2\n"
            "[0.000] uses 1\n");
}

TEST_F(TaskTest, awaiting_oneself_is_an_error) {
  const auto main = []() -> Coro<> { co_await current_task(); };
  const std::string error = thrown_by([&] { run(main()); });
  EXPECT_TRUE(error.find("Task cannot await on itself") != std::string::npos) << error;
}

TEST_F(TaskTest, tasks_that_await_each_other_are_a_deadlock_that_names_both) {
  Task<> a;
  Task<> b;
  const auto await_other = [](const Task<>& other) -> Coro<> { co_await other; };
  const auto main = [&]() -> Coro<> {
    a = create_task(await_other(b), "a");
    b = create_task(await_other(a), "b");
    co_await a;
  };
  const std::string error = thrown_by([&] { run(main()); });
  EXPECT_TRUE(error.starts_with("DeadlockError(")) << error;
  EXPECT_TRUE(error.find("a (<lambda>) waits for <Task pending name=\'b\'") != std::string::npos)
      << error;
}

TEST_F(TaskTest, its_handle_outlives_the_loop) {
  Task<std::string> kept;
  Task<> unfinished;
  const auto main = [&]() -> Coro<> {
    kept = create_task(say("kept"));
    unfinished = create_task(sleep(100), "unfinished");
    co_await kept;
  };
  run(main());
  EXPECT_EQ(kept.result(), "kept");
  EXPECT_TRUE(unfinished.cancelled());
  EXPECT_EQ(unfinished.get_name(), "unfinished");
  EXPECT_FALSE(unfinished.cancel());
}

TEST_F(TaskTest, an_empty_handle_says_that_it_is_empty) {
  const auto main = []() -> Coro<> {
    const Task<int> task;
    EXPECT_FALSE(task);
    EXPECT_EQ(thrown_by([&] { task.done(); }),
              "RuntimeError('the handle is empty: it refers to no future or task')");
    EXPECT_EQ(thrown_by([&] { task.get_name(); }),
              "RuntimeError('the handle is empty: it refers to no future or task')");
    try {
      co_await task;
    } catch (const asyncio::RuntimeError&) {
      print("refused");
    }
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] refused\n");
}

}  // namespace
