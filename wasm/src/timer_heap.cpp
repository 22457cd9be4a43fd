#include "timer_heap.hpp"

#include <algorithm>

namespace asyncio::detail {

void TimerHeap::insert(Timer& timer, double when) {
  timer.when_ = when;
  timer.sequence_ = next_sequence_++;
  const Entry entry{.when = when, .timer = &timer};
  heap_.push_back(entry);
  rise(heap_.size() - 1, entry);
}

void TimerHeap::erase(Timer& timer) noexcept {
  const std::size_t place = timer.place_;
  timer.place_ = Timer::nowhere;
  const Entry last = heap_.back();
  heap_.pop_back();
  if (last.timer == &timer) return;
  if (place > 0 && last.before(heap_[(place - 1) / arity])) {
    rise(place, last);
  } else {
    sink(place, last);
  }
}

void TimerHeap::rise(std::size_t place, const Entry& entry) noexcept {
  while (place > 0) {
    const std::size_t parent = (place - 1) / arity;
    if (!entry.before(heap_[parent])) break;
    put(place, heap_[parent]);
    place = parent;
  }
  put(place, entry);
}

void TimerHeap::sink(std::size_t place, const Entry& entry) noexcept {
  const std::size_t size = heap_.size();
  for (std::size_t first = place * arity + 1; first < size; first = place * arity + 1) {
    std::size_t least = first;
    const std::size_t end = std::min(first + arity, size);
    for (std::size_t child = first + 1; child < end; ++child) {
      if (heap_[child].before(heap_[least])) least = child;
    }
    if (!heap_[least].before(entry)) break;
    put(place, heap_[least]);
    place = least;
  }
  put(place, entry);
}

}  // namespace asyncio::detail
