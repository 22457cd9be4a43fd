#pragma once

#include <cstdint>
#include <vector>

#include "asyncio/detail/timer.hpp"

namespace asyncio::detail {

/// Timers ordered by time, then by the order in which they were set. Every timer knows its place,
/// so any of them can be taken out in O(log n).
class TimerHeap {
 public:
  bool empty() const noexcept { return heap_.empty(); }
  Timer* first() const noexcept { return heap_.front(); }
  void insert(Timer& timer, double when);
  void erase(Timer& timer) noexcept;

 private:
  // Four children a node: half the levels of a binary heap, and siblings share a cache line.
  static constexpr std::size_t arity = 4;

  void put(std::size_t place, Timer* timer) noexcept {
    heap_[place] = timer;
    timer->place_ = place;
  }
  void rise(std::size_t place, Timer* timer) noexcept;
  void sink(std::size_t place, Timer* timer) noexcept;

  std::vector<Timer*> heap_;
  std::uint64_t next_sequence_ = 0;
};

}  // namespace asyncio::detail
