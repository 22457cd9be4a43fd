#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::get_running_loop;
using asyncio::new_event_loop;
using asyncio::print;
using asyncio::sleep;

namespace {

using LoopTest = RuntimeTest;

TEST_F(LoopTest, call_soon_is_first_in_first_out_and_what_it_queues_waits_for_the_next_pass) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    loop.call_soon([&] {
      print("a");
      loop.call_soon([] { print("child of a"); });
    });
    loop.call_soon([](int x, const std::string& text) { print("b {} {}", x, text); }, 1, "two");
    co_await sleep(0);
    print("main");
    co_await sleep(0);
    print("main again");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] a\n"
            "[0.000] b 1 two\n"
            "[0.000] main\n"
            "[0.000] child of a\n"
            "[0.000] main again\n");
}

TEST_F(LoopTest, a_chain_of_call_soon_does_not_starve_timers) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    int links = 0;
    bool stop = false;
    const auto link = [&](const auto& self) -> void {
      ++links;
      asyncio::blocking_sleep(0.25);
      if (!stop) loop.call_soon([&] { self(self); });
    };
    loop.call_later(1, [&] { stop = true; });
    loop.call_soon([&] { link(link); });
    co_await sleep(2);
    print("{} links", links);
  };
  run(main());
  EXPECT_EQ(log(), "[2.000] 6 links\n");
}

TEST_F(LoopTest, a_cancelled_handle_is_not_called_even_in_the_pass_under_way) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    asyncio::Handle second = loop.call_soon([] {});
    loop.call_soon([&] {
      print("first cancels the second");
      second.cancel();
    });
    second = loop.call_soon([] { print("never printed"); });
    co_await sleep(0);
    print("cancelled {}", second.cancelled());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] first cancels the second\n"
            "[0.000] cancelled true\n");
}

TEST_F(LoopTest, a_handle_can_be_declared_before_its_callback_is_queued) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    asyncio::Handle second;
    asyncio::TimerHandle third;
    second.cancel();
    print("{} {}", second.cancelled(), third.when());
    loop.call_soon([&] {
      second.cancel();
      third.cancel();
    });
    second = loop.call_soon([] { print("never"); });
    third = loop.call_later(1, [] { print("never"); });
    print("{} {}", second.cancelled(), third.when());
    co_await sleep(2);
    print("{} {}", second.cancelled(), third.cancelled());
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] false 0\n"
            "[0.000] false 1\n"
            "[2.000] true true\n");
}

TEST_F(LoopTest, a_callback_can_be_a_std_function) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    const std::function<void(int)> show = [](int number) { print("{}", number); };
    int times = 3;
    const std::function<void()> again = [&] {
      show(times);
      if (--times > 0) loop.call_soon(again);
    };
    loop.call_soon(again);
    loop.call_later(1, show, 7);
    co_await sleep(2);
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] 3\n[0.000] 2\n[0.000] 1\n[1.000] 7\n");
}

TEST_F(LoopTest, a_failing_callback_is_reported_and_the_loop_goes_on) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    loop.call_soon([] { throw ValueError("callback"); });
    loop.call_soon([] { print("next"); });
    co_await sleep(1);
    print("main");
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] stderr: Exception in callback\n"
            "ValueError: callback\n"
            "[0.000] next\n"
            "[1.000] main\n");
}

TEST_F(LoopTest, time_is_read_afresh_inside_a_pass) {
  const auto main = []() -> Coro<> {
    auto& loop = get_running_loop();
    loop.call_later(1, [&] {
      asyncio::blocking_sleep(2);
      print("blocked until {}", loop.time());
      loop.call_later(1, [] { print("one second after that"); });
    });
    loop.call_later(2.5, [] { print("2.5 from the start"); });
    co_await sleep(10);
  };
  run(main());
  EXPECT_EQ(log(),
            "[3.000] blocked until 3\n"
            "[3.000] 2.5 from the start\n"
            "[4.000] one second after that\n");
}

TEST_F(LoopTest, stop_finishes_the_pass_under_way) {
  const auto loop = new_event_loop(&host);
  loop.call_soon([&] {
    loop.stop();
    host.write(asyncio::Stream::out, "stops\n");
    loop.call_soon([&] { host.write(asyncio::Stream::out, "in the next run\n"); });
  });
  loop.call_soon([&] { host.write(asyncio::Stream::out, "same pass\n"); });
  loop.run_forever();
  host.write(asyncio::Stream::out, "stopped\n");
  loop.call_soon([&] { loop.stop(); });
  loop.run_forever();
  EXPECT_EQ(log(),
            "[0.000] stops\n"
            "[0.000] same pass\n"
            "[0.000] stopped\n"
            "[0.000] in the next run\n");
}

TEST_F(LoopTest, stop_before_run_forever_gives_one_pass_that_does_not_wait) {
  const auto loop = new_event_loop(&host);
  int calls = 0;
  loop.call_soon([&] { ++calls; });
  loop.call_later(1, [&] { ++calls; });
  loop.stop();
  loop.run_forever();
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(host.now(), 0);
}

TEST_F(LoopTest, run_until_complete_gives_results_and_exceptions) {
  const auto loop = new_event_loop(&host);
  const auto value = []() -> Coro<int> {
    co_await sleep(1);
    co_return 5;
  };
  const auto boom = []() -> Coro<> {
    throw KeyError("k");
    co_return;
  };
  EXPECT_EQ(loop.run_until_complete(value()), 5);
  EXPECT_EQ(thrown_by([&] { loop.run_until_complete(boom()); }), "KeyError('k')");
  const auto future = loop.create_future<std::string>();
  loop.call_later(1, [&] { future.set_result("set"); });
  EXPECT_EQ(loop.run_until_complete(future), "set");
  EXPECT_EQ(loop.run_until_complete(loop.create_task(value())), 5);
  EXPECT_EQ(loop.time(), 3);
  EXPECT_EQ(log(), "");
}

TEST_F(LoopTest, run_until_complete_stopped_early_leaves_the_future_pending) {
  const auto loop = new_event_loop(&host);
  const auto future = loop.create_future<int>();
  loop.call_later(1, [&] { loop.stop(); });
  EXPECT_EQ(thrown_by([&] { loop.run_until_complete(future); }),
            "RuntimeError('Event loop stopped before Future completed.')");
  EXPECT_EQ(state(future), "pending");
  future.set_result(1);
  EXPECT_EQ(loop.run_until_complete(future), 1);
}

TEST_F(LoopTest, is_running_and_is_closed_tell_its_state) {
  auto loop = new_event_loop(&host);
  EXPECT_FALSE(loop.is_running());
  EXPECT_FALSE(loop.is_closed());
  loop.call_soon([&] {
    EXPECT_TRUE(loop.is_running());
    loop.stop();
  });
  loop.run_forever();
  EXPECT_FALSE(loop.is_running());
  loop.close();
  EXPECT_TRUE(loop.is_closed());
  loop.close();
}

TEST_F(LoopTest, a_closed_loop_refuses_work) {
  const std::string error = "RuntimeError('Event loop is closed')";
  const auto job = []() -> Coro<> { co_return; };
  auto loop = new_event_loop(&host);
  loop.close();
  EXPECT_EQ(thrown_by([&] { loop.call_soon([] {}); }), error);
  EXPECT_EQ(thrown_by([&] { loop.call_later(1, [] {}); }), error);
  EXPECT_EQ(thrown_by([&] { loop.call_at(1, [] {}); }), error);
  EXPECT_EQ(thrown_by([&] { loop.run_forever(); }), error);
  EXPECT_EQ(thrown_by([&] { loop.run_until_complete(loop.create_future()); }), error);
  auto coroutine = job();
  EXPECT_EQ(thrown_by([&] { loop.create_task(std::move(coroutine)); }), error);
  coroutine.close();
}

TEST_F(LoopTest, a_future_of_a_closed_loop_calls_nobody_back) {
  auto loop = new_event_loop(&host);
  const auto before = loop.create_future();
  int calls = 0;
  before.add_done_callback([&] { ++calls; });
  loop.close();
  before.set_result();
  const auto after = loop.create_future();
  EXPECT_EQ(thrown_by([&] { before.add_done_callback([&] { ++calls; }); }),
            "RuntimeError('Event loop is closed')");
  after.add_done_callback([&] { ++calls; });
  after.set_result();
  EXPECT_EQ(calls, 0);
}

TEST_F(LoopTest, running_it_twice_or_inside_another_or_closing_it_while_it_runs_is_refused) {
  const auto other = new_event_loop(&host);
  const auto main = [&]() -> Coro<> {
    auto& loop = get_running_loop();
    const auto job = []() -> Coro<> { co_return; };
    auto coroutine = job();
    print("{}", thrown_by([&] { asyncio::run(std::move(coroutine)); }));
    print("{}", thrown_by([&] { loop.run_until_complete(std::move(coroutine)); }));
    print("{}", thrown_by([&] { loop.run_forever(); }));
    print("{}", thrown_by([&] { loop.close(); }));
    print("{}", thrown_by([&] { other.run_forever(); }));
    co_await coroutine;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] RuntimeError('asyncio.run() cannot be called from a running event loop')\n"
            "[0.000] RuntimeError('This event loop is already running')\n"
            "[0.000] RuntimeError('This event loop is already running')\n"
            "[0.000] RuntimeError('Cannot close a running event loop')\n"
            "[0.000] RuntimeError('Cannot run the event loop while another loop is running')\n");
}

TEST_F(LoopTest, get_running_loop_is_the_same_inside_and_gone_outside) {
  const auto loop = new_event_loop(&host);
  const auto main = [&]() -> Coro<bool> { co_return get_running_loop() == loop; };
  EXPECT_TRUE(loop.run_until_complete(main()));
  EXPECT_EQ(thrown_by([] { get_running_loop(); }), "RuntimeError('no running event loop')");
}

TEST_F(LoopTest, its_time_starts_where_the_hosts_does_and_debug_can_be_set) {
  const auto loop = new_event_loop(&host);
  host.block_for(3);
  EXPECT_EQ(loop.time(), 3);
  EXPECT_FALSE(loop.get_debug());
  loop.set_debug(true);
  EXPECT_TRUE(loop.get_debug());
}

TEST_F(LoopTest, callbacks_that_were_never_called_are_destroyed_when_it_closes) {
  const auto payload = std::make_shared<int>(0);
  {
    const auto loop = new_event_loop(&host);
    loop.call_soon([payload] {});
    loop.call_later(1, [payload] {});
    loop.create_future().add_done_callback([payload] {});
    EXPECT_GT(payload.use_count(), 1);
  }
  EXPECT_EQ(payload.use_count(), 1);
}

TEST_F(LoopTest, handles_outlive_it) {
  auto loop = new_event_loop(&host);
  const auto handle = loop.call_soon([] { FAIL() << "called"; });
  const auto timer = loop.call_later(2, [] { FAIL() << "called"; });
  loop.close();
  handle.cancel();
  timer.cancel();
  EXPECT_TRUE(handle.cancelled());
  EXPECT_EQ(timer.when(), 2);
}

TEST_F(LoopTest, calls_member_functions_with_an_object_a_reference_or_a_pointer) {
  struct Door {
    std::string name;
    void open(int angle) const { print("{} opens by {}", name, angle); }
  };
  const Door front{"front"};
  const auto main = [&]() -> Coro<> {
    const auto& loop = get_running_loop();
    loop.call_soon(&Door::open, &front, 1);
    loop.call_soon(&Door::open, std::ref(front), 2);
    loop.call_soon(&Door::open, Door{"copy"}, 3);
    loop.call_soon(&Door::open, std::make_unique<Door>("own"), 4);
    loop.call_later(1, &Door::open, std::make_shared<Door>("shared"), 5);
    co_await sleep(2);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] front opens by 1\n"
            "[0.000] front opens by 2\n"
            "[0.000] copy opens by 3\n"
            "[0.000] own opens by 4\n"
            "[1.000] shared opens by 5\n");
}

}  // namespace
