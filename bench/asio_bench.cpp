#include <asio.hpp>
#include <chrono>
#include <memory>
#include <utility>
#include <vector>

#include "scenarios.hpp"

namespace {

using asio::awaitable;
using asio::use_awaitable;

awaitable<int> leaf() { co_return 1; }

awaitable<void> nap(double seconds) {
  asio::steady_timer timer(co_await asio::this_coro::executor);
  timer.expires_after(std::chrono::duration_cast<std::chrono::steady_clock::duration>(
      std::chrono::duration<double>(seconds)));
  co_await timer.async_wait(use_awaitable);
}

template <class Body>
void in_loop(benchmark::State& state, Body body) {
  asio::io_context context(1);
  const auto main = [](benchmark::State& s, Body b) -> awaitable<void> {
    for (auto _ : s) co_await b();
  };
  asio::co_spawn(context, main(state, std::move(body)), asio::detached);
  context.run();
}

/// The leanest way to wait for many: count them down, and wake the waiter by a cancelled timer.
class CountDown {
 public:
  CountDown(const asio::any_io_executor& executor, int count)
      : done_(executor, asio::steady_timer::time_point::max()), left_(count) {}
  void arrive() {
    if (--left_ == 0) done_.cancel();
  }
  awaitable<void> wait() {
    asio::error_code cancelled;
    co_await done_.async_wait(asio::redirect_error(use_awaitable, cancelled));
  }

 private:
  asio::steady_timer done_;
  int left_;
};

void await_leaf(benchmark::State& state) { in_loop(state, leaf); }
BENCHMARK(await_leaf);

void sleep_zero(benchmark::State& state) {
  in_loop(state, [] { return asio::post(use_awaitable); });
}
BENCHMARK(sleep_zero);

void create_task_await(benchmark::State& state) {
  in_loop(state, []() -> awaitable<void> {
    co_await asio::co_spawn(co_await asio::this_coro::executor, leaf(), use_awaitable);
  });
}
BENCHMARK(create_task_await);

void gather_10000(benchmark::State& state) {
  in_loop(state, []() -> awaitable<void> {
    const auto executor = co_await asio::this_coro::executor;
    CountDown all(executor, bench::gathered);
    std::vector<int> results(bench::gathered);
    for (int& result : results) {
      asio::co_spawn(executor, leaf(), [&](std::exception_ptr, int value) {
        result = value;
        all.arrive();
      });
    }
    co_await all.wait();
    benchmark::DoNotOptimize(results);
  });
  bench::count_items(state, bench::gathered);
}
BENCHMARK(gather_10000)->Unit(benchmark::kMicrosecond);

void timers_100000(benchmark::State& state) {
  in_loop(state, []() -> awaitable<void> {
    const auto executor = co_await asio::this_coro::executor;
    CountDown all(executor, bench::timers);
    for (int i = 0; i < bench::timers; ++i) {
      asio::co_spawn(executor, nap(bench::timer_seconds(i)),
                     [&](std::exception_ptr) { all.arrive(); });
    }
    co_await all.wait();
  });
  bench::count_items(state, bench::timers);
}
BENCHMARK(timers_100000)->Unit(benchmark::kMillisecond);

void sleeping_task_bytes(benchmark::State& state) {
  for (auto _ : state) {
    asio::io_context context(1);
    const std::size_t before = bench::allocated_bytes();
    for (int i = 0; i < bench::timers; ++i) asio::co_spawn(context, nap(3600), asio::detached);
    context.poll();
    state.counters["bytes"] =
        static_cast<double>(bench::allocated_bytes() - before) / bench::timers;
  }
}
BENCHMARK(sleeping_task_bytes)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
