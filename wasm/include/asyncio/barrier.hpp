#pragma once

#include <exception>

#include "asyncio/coro.hpp"
#include "asyncio/detail/loop_bound.hpp"

namespace asyncio {

/// A point where tasks wait for each other: when `parties` of them have arrived, all go on, and the
/// barrier can be used again:
///
///     Barrier barrier{3};
///     const int position = co_await barrier.wait();
///
/// A handle: copies refer to the same barrier.
///
/// See https://docs.python.org/3/library/asyncio-sync.html#barrier
class Barrier : public detail::LoopBoundHandle {
 public:
  /// May be made before a loop runs.
  /// @param parties how many tasks it takes. @throws std::invalid_argument if less than 1.
  explicit Barrier(int parties);

  /// Waits until `parties` tasks have arrived; the last one does not suspend.
  /// @returns how many were there before: a different number for each, from 0 to `parties - 1`,
  /// unless one was cancelled meanwhile.
  /// @throws BrokenBarrierError if the barrier is broken or reset, before or meanwhile;
  /// CancelledError, after which the others wait for one more;
  /// RuntimeError if tasks of another loop have waited for it.
  Coro<int> wait() const;
  /// Makes it as new. Tasks that wait get `BrokenBarrierError`.
  Coro<> reset() const;
  /// Breaks it until it is reset: tasks that wait, and those that come, get `BrokenBarrierError`.
  Coro<> abort() const;

  /// How many tasks it takes.
  int parties() const noexcept;
  /// How many wait for more to arrive.
  int n_waiting() const noexcept;
  /// Whether it was aborted, and not reset since.
  bool broken() const noexcept;

  /// For `async_with`: waits, and gives the body the position.
  Coro<int> aenter() const;
  /// For `async_with`: nothing is to be done.
  void aexit(const std::exception_ptr& error) const noexcept;
};

}  // namespace asyncio
