#include "asyncio/condition.hpp"

#include <string>

#include "asyncio/errors.hpp"
#include "lock_core.hpp"
#include "waiter.hpp"

namespace asyncio {

namespace detail {

/// A port of CPython's `asyncio.Condition`.
class ConditionCore final : public LoopBound {
 public:
  explicit ConditionCore(Ref<LockCore> lock) noexcept : lock_(std::move(lock)) {}

  const Ref<LockCore>& lock() const noexcept { return lock_; }
  static Coro<bool> wait(Ref<ConditionCore> condition);
  void notify(std::size_t count);
  void notify_all() { notify(waiters_.size()); }
  std::string repr() const override {
    return repr_of("Condition", lock_->locked() ? "locked" : "unlocked", waiters_);
  }

 private:
  Ref<LockCore> lock_;
  WaiterList waiters_;
};

Coro<bool> ConditionCore::wait(Ref<ConditionCore> condition) {
  const Ref<LockCore> lock = condition->lock_;
  if (!lock->locked()) throw RuntimeError("cannot wait on un-acquired lock");
  Waiter waiter(*condition, condition->waiters_);
  lock->unlock();
  std::exception_ptr cancellation = co_await waiter;

  // Whoever cancels, and however often: the caller gets the lock back.
  while (!lock->try_acquire()) {
    const std::exception_ptr latest = co_await LockCore::queue_up(lock);
    if (!latest) break;
    cancellation = latest;
  }
  if (cancellation) {
    // It may have been notified before: another one is to hear of that.
    condition->waiters_.wake(1);
    std::rethrow_exception(cancellation);
  }
  co_return true;
}

void ConditionCore::notify(std::size_t count) {
  if (!lock_->locked()) throw RuntimeError("cannot notify on un-acquired lock");
  waiters_.wake(count);
}

}  // namespace detail

using detail::ConditionCore;

Condition::Condition() : Condition(Lock()) {}
Condition::Condition(const Lock& lock)
    : LoopBoundHandle(new ConditionCore(lock.core<detail::LockCore>())) {}

Coro<bool> Condition::acquire() const {
  return detail::LockCore::acquire(core<ConditionCore>()->lock());
}
void Condition::release() const { core<ConditionCore>()->lock()->unlock(); }
bool Condition::locked() const noexcept { return core<ConditionCore>()->lock()->locked(); }
Coro<bool> Condition::wait() const { return ConditionCore::wait(core<ConditionCore>()); }
void Condition::notify(std::size_t n) const { core<ConditionCore>()->notify(n); }
void Condition::notify_all() const { core<ConditionCore>()->notify_all(); }
Coro<> Condition::aenter() const { return detail::entered(acquire()); }
void Condition::aexit(const std::exception_ptr&) const { release(); }

}  // namespace asyncio
