#include "asyncio/lock.hpp"

#include "asyncio/detail/running.hpp"
#include "asyncio/errors.hpp"
#include "lock_core.hpp"
#include "tracer.hpp"

namespace asyncio {

namespace detail {

bool LockCore::try_acquire() noexcept {
  if (locked_ || !waiters_.all_cancelled()) return false;
  take();
  return true;
}

void LockCore::take() noexcept {
  locked_ = true;
  if (running.tracer) running.tracer->acquired(*this);
}

Coro<std::exception_ptr> LockCore::queue_up(Ref<LockCore> lock) {
  Waiter waiter(*lock, lock->waiters_);
  const std::exception_ptr cancellation = co_await waiter;
  if (!cancellation) {
    lock->take();
  } else if (!lock->locked_) {
    // It may have been this one's turn.
    lock->wake_up_first();
  }
  co_return cancellation;
}

Coro<bool> LockCore::acquire(Ref<LockCore> lock) {
  if (!lock->try_acquire()) {
    const std::exception_ptr cancellation = co_await queue_up(lock);
    if (cancellation) std::rethrow_exception(cancellation);
  }
  co_return true;
}

void LockCore::unlock() {
  if (!locked_) throw RuntimeError("Lock is not acquired.");
  locked_ = false;
  if (running.tracer) running.tracer->released(*this);
  wake_up_first();
}

void LockCore::wake_up_first() noexcept {
  // Only the first: if it is done it was woken, and passes its turn on if it can't take it.
  if (Waiter* const first = waiters_.first()) first->wake();
}

std::string LockCore::repr() const {
  return repr_of("Lock", locked_ ? "locked" : "unlocked", waiters_);
}

}  // namespace detail

using detail::LockCore;

Lock::Lock() : LoopBoundHandle(new LockCore) {}
Coro<bool> Lock::acquire() const { return LockCore::acquire(core<LockCore>()); }
void Lock::release() const { core<LockCore>()->unlock(); }
bool Lock::locked() const noexcept { return core<LockCore>()->locked(); }
Coro<> Lock::aenter() const { return detail::entered(acquire()); }
void Lock::aexit(const std::exception_ptr&) const { release(); }

}  // namespace asyncio
