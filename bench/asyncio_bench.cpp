#include <asyncio/asyncio.hpp>
#include <utility>
#include <vector>

#include "scenarios.hpp"

namespace {

using asyncio::Coro;

Coro<int> leaf() { co_return 1; }
Coro<> nap(double seconds) { co_await asyncio::sleep(seconds); }

/// Runs the whole measuring loop inside one event loop.
template <class Body>
void in_loop(benchmark::State& state, Body body) {
  const auto main = [](benchmark::State& s, Body b) -> Coro<> {
    for (auto _ : s) co_await b();
  };
  asyncio::run(main(state, std::move(body)));
}

void await_leaf(benchmark::State& state) { in_loop(state, leaf); }
BENCHMARK(await_leaf);

void sleep_zero(benchmark::State& state) {
  in_loop(state, [] { return asyncio::sleep(0); });
}
BENCHMARK(sleep_zero);

void create_task_await(benchmark::State& state) {
  in_loop(state, [] { return asyncio::create_task(leaf()); });
}
BENCHMARK(create_task_await);

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
