#include <asyncio/asyncio.hpp>
#include <asyncio/host.hpp>
#include <asyncio/trace.hpp>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "scenarios.hpp"

namespace {

using asyncio::Coro;

Coro<int> leaf() { co_return 1; }
Coro<> nap(double seconds) { co_await asyncio::sleep(seconds); }

/// Runs the whole measuring loop inside one event loop.
template <class Body>
void in_loop(benchmark::State& state, Body body, asyncio::RunOptions options = {}) {
  const auto main = [](benchmark::State& s, Body b) -> Coro<> {
    for (auto _ : s) co_await b();
  };
  asyncio::run(main(state, std::move(body)), std::move(options));
}

/// Takes the events of the trace and only counts them.
class CountingHost final : public asyncio::Host {
 public:
  double now() override { return clock_->now(); }
  void wait_until(double deadline) override { clock_->wait_until(deadline); }
  void wake() override { clock_->wake(); }
  void block_for(double seconds) override { clock_->block_for(seconds); }
  bool traces() override { return true; }
  void trace(const asyncio::TraceEvent&) override { ++events_; }

  std::int64_t events() const { return events_; }

 private:
  const std::unique_ptr<asyncio::Host> clock_ = asyncio::system_host();
  std::int64_t events_ = 0;
};

/// The same with a trace that nobody keeps; tells how many events an iteration has.
template <class Body>
void in_traced_loop(benchmark::State& state, Body body) {
  CountingHost host;
  in_loop(state, std::move(body), {.host = &host});
  state.counters["events"] =
      static_cast<double>(host.events()) / static_cast<double>(state.iterations());
}

/// The same with a trace file. To /dev/null: the disk is not what is measured.
template <class Body>
void in_loop_with_trace_file(benchmark::State& state, Body body) {
  in_loop(state, std::move(body), {.trace = "/dev/null"});
}

void await_leaf(benchmark::State& state) { in_loop(state, leaf); }
BENCHMARK(await_leaf);
void await_leaf_traced(benchmark::State& state) { in_traced_loop(state, leaf); }
BENCHMARK(await_leaf_traced);
void await_leaf_trace_file(benchmark::State& state) { in_loop_with_trace_file(state, leaf); }
BENCHMARK(await_leaf_trace_file);

constexpr auto one_turn = [] { return asyncio::sleep(0); };
void sleep_zero(benchmark::State& state) { in_loop(state, one_turn); }
BENCHMARK(sleep_zero);
void sleep_zero_traced(benchmark::State& state) { in_traced_loop(state, one_turn); }
BENCHMARK(sleep_zero_traced);
void sleep_zero_trace_file(benchmark::State& state) { in_loop_with_trace_file(state, one_turn); }
BENCHMARK(sleep_zero_trace_file);

constexpr auto one_task = [] { return asyncio::create_task(leaf()); };
void create_task_await(benchmark::State& state) { in_loop(state, one_task); }
BENCHMARK(create_task_await);
void create_task_await_traced(benchmark::State& state) { in_traced_loop(state, one_task); }
BENCHMARK(create_task_await_traced);
void create_task_await_trace_file(benchmark::State& state) {
  in_loop_with_trace_file(state, one_task);
}
BENCHMARK(create_task_await_trace_file);

void gather_10000(benchmark::State& state) {
  in_loop(state, []() -> Coro<> {
    std::vector<Coro<int>> coroutines;
    coroutines.reserve(bench::gathered);
    for (int i = 0; i < bench::gathered; ++i) coroutines.push_back(leaf());
    benchmark::DoNotOptimize(co_await asyncio::gather(std::move(coroutines)));
  });
  bench::count_items(state, bench::gathered);
}
BENCHMARK(gather_10000)->Unit(benchmark::kMicrosecond);

void timers_100000(benchmark::State& state) {
  in_loop(state, []() -> Coro<> {
    std::vector<Coro<>> coroutines;
    coroutines.reserve(bench::timers);
    for (int i = 0; i < bench::timers; ++i) coroutines.push_back(nap(bench::timer_seconds(i)));
    co_await asyncio::gather(std::move(coroutines));
  });
  bench::count_items(state, bench::timers);
}
BENCHMARK(timers_100000)->Unit(benchmark::kMillisecond);

void sleeping_task_bytes(benchmark::State& state) {
  const auto main = []() -> Coro<double> {
    std::vector<asyncio::Task<>> tasks;
    tasks.reserve(bench::timers);
    const std::size_t before = bench::allocated_bytes();
    for (int i = 0; i < bench::timers; ++i) tasks.push_back(asyncio::create_task(nap(3600)));
    co_await asyncio::sleep(0);
    const std::size_t after = bench::allocated_bytes();
    for (const auto& task : tasks) task.cancel();
    co_return static_cast<double>(after - before) / bench::timers;
  };
  for (auto _ : state) state.counters["bytes"] = asyncio::run(main());
}
BENCHMARK(sleeping_task_bytes)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
