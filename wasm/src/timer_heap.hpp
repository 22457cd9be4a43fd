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
  Timer* first() const noexcept { return heap_.front().timer; }
  /// When the first is due, in seconds of the loop's clock.
  double first_due() const noexcept { return heap_.front().when; }
  void insert(Timer& timer, double when);
  void erase(Timer& timer) noexcept;

 private:
  /// The time stands beside the pointer: timers live in coroutine frames all over the memory, and
  /// ordering the heap must not fetch them.
  struct Entry {
    double when;
    Timer* timer;

    bool before(const Entry& other) const noexcept {
      return when < other.when || (when == other.when && timer->sequence_ < other.timer->sequence_);
    }
  };

  // Four children a node: half the levels of a binary heap, and siblings share a cache line.
  static constexpr std::size_t arity = 4;

  void put(std::size_t place, const Entry& entry) noexcept {
    heap_[place] = entry;
    entry.timer->place_ = place;
  }
  void rise(std::size_t place, const Entry& entry) noexcept;
  void sink(std::size_t place, const Entry& entry) noexcept;

  std::vector<Entry> heap_;
  std::uint64_t next_sequence_ = 0;
};

}  // namespace asyncio::detail
