#pragma once

#include "asyncio/coro.hpp"
#include "asyncio/detail/loop_bound.hpp"

namespace asyncio {

/// A flag that tasks can wait for:
///
///     Event ready;
///     co_await ready.wait();  // in one task
///     ready.set();            // in another
///
/// A handle: copies refer to the same event.
///
/// See https://docs.python.org/3/library/asyncio-sync.html#event
class Event : public detail::LoopBoundHandle {
 public:
  /// Not set; may be made before a loop runs.
  Event();

  /// Waits until it is set. Does not suspend if it is. @returns true.
  /// @throws CancelledError, RuntimeError if tasks of another loop have waited for it.
  Coro<bool> wait() const;
  /// Sets it and wakes all who wait; they go on even if it is cleared before their turn.
  void set() const noexcept;
  /// Makes those who come from now on wait.
  void clear() const noexcept;
  /// Whether it is set.
  bool is_set() const noexcept;
};

}  // namespace asyncio
