#pragma once

#include <cstddef>
#include <cstdint>

#include "asyncio/detail/node.hpp"

namespace asyncio::detail {

/// A node that the loop makes ready when its time has come: an entry of the timer heap. It knows
/// its own place there, so that cancelling it costs O(log n).
class Timer : public Node {
 public:
  double when() const noexcept { return when_; }
  bool scheduled() const noexcept { return place_ != nowhere; }

 protected:
  ~Timer() = default;

 private:
  friend class TimerHeap;
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  double when_ = 0;
  std::uint64_t sequence_ = 0;  // timers due at one instant run in the order they were set
  std::size_t place_ = nowhere;
};

}  // namespace asyncio::detail
