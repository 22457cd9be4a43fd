#pragma once

#include <benchmark/benchmark.h>
#include <malloc.h>

#include <cstddef>

/// What every peer measures alike.
namespace bench {

/// Tasks of one `gather`.
inline constexpr int gathered = 10'000;
/// Tasks that sleep at once; task i sleeps (i * 7919) % 1000 microseconds, so timers come unsorted.
inline constexpr int timers = 100'000;
inline constexpr double timer_seconds(int i) { return (i * 7919 % 1000) * 1e-6; }

inline std::size_t allocated_bytes() { return mallinfo2().uordblks; }

/// Reports a count that every iteration does `count` times as one item each.
inline void count_items(benchmark::State& state, int count) {
  state.SetItemsProcessed(state.iterations() * count);
}

}  // namespace bench
