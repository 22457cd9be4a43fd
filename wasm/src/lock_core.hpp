#pragma once

#include <exception>
#include <string>

#include "asyncio/coro.hpp"
#include "asyncio/detail/loop_bound.hpp"
#include "asyncio/detail/ref.hpp"
#include "waiter.hpp"

namespace asyncio::detail {

/// A port of CPython's `asyncio.Lock`.
class LockCore final : public LoopBound {
 public:
  static Coro<bool> acquire(Ref<LockCore> lock);
  /// Takes the lock if it is free and nobody is to have it first.
  bool try_acquire() noexcept;
  /// Waits for one's turn and takes the lock.
  /// @returns null, or the `CancelledError` that ended the wait: the lock is not taken then.
  static Coro<std::exception_ptr> queue_up(Ref<LockCore> lock);
  void unlock();
  bool locked() const noexcept { return locked_; }
  std::string repr() const override;

 private:
  void wake_up_first() noexcept;
  void take() noexcept;

  bool locked_ = false;
  WaiterList waiters_;
};

}  // namespace asyncio::detail
