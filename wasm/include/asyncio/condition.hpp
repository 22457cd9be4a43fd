#pragma once

#include <cstddef>
#include <exception>
#include <type_traits>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/detail/loop_bound.hpp"
#include "asyncio/lock.hpp"

namespace asyncio {

/// A lock, and tasks that wait for something that is guarded by it to change:
///
///     co_await async_with(condition, [&]() -> Coro<> {
///       co_await condition.wait_for([&] { return !items.empty(); });
///       ...
///     });
///
/// Whoever changes it calls `notify()` while holding the lock. A handle: copies refer to the same
/// condition.
///
/// See https://docs.python.org/3/library/asyncio-sync.html#condition
class Condition : public detail::LoopBoundHandle {
 public:
  /// With a lock of its own; may be made before a loop runs.
  Condition();
  /// With a lock that it may share with other conditions.
  explicit Condition(const Lock& lock);

  /// As of the lock.
  Coro<bool> acquire() const;
  /// As of the lock.
  void release() const;
  /// As of the lock.
  bool locked() const noexcept;

  /// Releases the lock, waits to be notified, then acquires the lock again, also if the wait is
  /// cancelled. It may return without having been notified, so call it in a loop, or use
  /// `wait_for`. A task that is cancelled after it was notified lets another one have that.
  /// @returns true.
  /// @throws RuntimeError("cannot wait on un-acquired lock"), CancelledError.
  Coro<bool> wait() const;
  /// Waits until `predicate()` is true, which is asked once at first, then after each notification.
  /// The lock must be held. @returns what it gave last. @throws what `wait` and it throw.
  template <class Predicate>
  auto wait_for(Predicate predicate) const {
    return wait_for(*this, std::move(predicate));
  }

  /// Wakes `n` of those who wait, or all if there are fewer; each goes on when it has the lock
  /// again. @throws RuntimeError("cannot notify on un-acquired lock").
  void notify(std::size_t n = 1) const;
  /// Wakes all who wait.
  void notify_all() const;

  /// For `async_with`: acquires the lock.
  Coro<> aenter() const;
  /// For `async_with`: releases the lock.
  void aexit(const std::exception_ptr& error) const;

 private:
  // By value: the coroutine keeps the condition, and the predicate.
  template <class Predicate>
  static Coro<std::decay_t<std::invoke_result_t<Predicate&>>> wait_for(Condition condition,
                                                                       Predicate predicate) {
    auto result = predicate();
    while (!result) {
      co_await condition.wait();
      result = predicate();
    }
    co_return result;
  }
};

}  // namespace asyncio
