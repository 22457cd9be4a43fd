#pragma once

#include <exception>

#include "asyncio/coro.hpp"
#include "asyncio/detail/loop_bound.hpp"

namespace asyncio {

/// Lets one task at a time into a piece of code that awaits:
///
///     Lock lock;
///     co_await async_with(lock, [&]() -> Coro<> { ... });
///
/// Fair: tasks get it in the order in which they asked. No task owns it, so a task that acquires it
/// twice waits for ever. A handle: copies refer to the same lock.
///
/// See https://docs.python.org/3/library/asyncio-sync.html#lock
class Lock : public detail::LoopBoundHandle {
 public:
  /// Unlocked; may be made before a loop runs.
  Lock();

  /// Waits until it is unlocked, then locks it. Does not suspend if it is free and nobody waits.
  /// @returns true.
  /// @throws CancelledError, RuntimeError if tasks of another loop have waited for it.
  Coro<bool> acquire() const;
  /// Unlocks it, and wakes the first who waits. @throws RuntimeError("Lock is not acquired.").
  void release() const;
  /// Whether somebody holds it.
  bool locked() const noexcept;

  /// For `async_with`: acquires it.
  Coro<> aenter() const;
  /// For `async_with`: releases it.
  void aexit(const std::exception_ptr& error) const;
};

}  // namespace asyncio
