#pragma once

#include <exception>

#include "asyncio/coro.hpp"
#include "asyncio/detail/loop_bound.hpp"

namespace asyncio {

/// Lets a number of tasks at a time into a piece of code:
///
///     Semaphore limit{10};
///     co_await async_with(limit, [&]() -> Coro<> { ... });
///
/// Fair: a permit that is given back goes to the first who waits, nobody can come in between. A
/// handle: copies refer to the same semaphore.
///
/// See https://docs.python.org/3/library/asyncio-sync.html#semaphore
class Semaphore : public detail::LoopBoundHandle {
 public:
  /// With one permit; may be made before a loop runs.
  Semaphore() : Semaphore(1) {}
  /// @param value how many permits there are at first. @throws std::invalid_argument if negative.
  explicit Semaphore(int value);

  /// Takes a permit, and waits for one if there is none. Does not suspend if there is and nobody
  /// waits. @returns true.
  /// @throws CancelledError, RuntimeError if tasks of another loop have waited for it.
  Coro<bool> acquire() const;
  /// Gives a permit back, or adds one.
  /// @throws std::invalid_argument if it is a `BoundedSemaphore` that has all its permits.
  void release() const;
  /// Whether `acquire()` would wait: no permit is left, or others are to have it first.
  bool locked() const noexcept;

  /// For `async_with`: takes a permit.
  Coro<> aenter() const;
  /// For `async_with`: gives the permit back.
  void aexit(const std::exception_ptr& error) const;

 protected:
  Semaphore(int value, bool bounded);
};

/// A semaphore that never has more permits than at first, which finds `release()` calls that are
/// one too many.
///
/// See https://docs.python.org/3/library/asyncio-sync.html#boundedsemaphore
class BoundedSemaphore : public Semaphore {
 public:
  /// With one permit; may be made before a loop runs.
  BoundedSemaphore() : BoundedSemaphore(1) {}
  /// @param value how many permits there are at first. @throws std::invalid_argument if negative.
  explicit BoundedSemaphore(int value) : Semaphore(value, true) {}
};

}  // namespace asyncio
