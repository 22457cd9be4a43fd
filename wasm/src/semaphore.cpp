#include "asyncio/semaphore.hpp"

#include <stdexcept>
#include <string>

#include "waiter.hpp"

namespace asyncio {

namespace detail {

/// A port of CPython's `asyncio.Semaphore` and `asyncio.BoundedSemaphore`.
class SemaphoreCore final : public LoopBound {
 public:
  SemaphoreCore(int value, bool bounded);

  static Coro<bool> acquire(Ref<SemaphoreCore> semaphore);
  void give_back();
  bool locked() const noexcept { return value_ == 0 || !waiters_.all_cancelled(); }
  std::string repr() const override;

 private:
  /// Hands a permit over to the first who waits for one.
  bool wake_up_next() noexcept;

  int value_;
  const int initial_value_;
  const bool bounded_;
  WaiterList waiters_;
};

SemaphoreCore::SemaphoreCore(int value, bool bounded)
    : value_(value), initial_value_(value), bounded_(bounded) {
  if (value < 0) throw std::invalid_argument("Semaphore initial value must be >= 0");
}

Coro<bool> SemaphoreCore::acquire(Ref<SemaphoreCore> semaphore) {
  if (!semaphore->locked()) {
    --semaphore->value_;
    co_return true;
  }
  Waiter waiter(*semaphore, semaphore->waiters_);
  const std::exception_ptr cancellation = co_await waiter;
  // A permit was handed over, but can't be used.
  if (cancellation && !waiter.cancelled()) ++semaphore->value_;
  // Others may have had to wait only because this one was before them.
  while (semaphore->value_ > 0 && semaphore->wake_up_next()) {
  }
  if (cancellation) std::rethrow_exception(cancellation);
  co_return true;
}

void SemaphoreCore::give_back() {
  if (bounded_ && value_ >= initial_value_) {
    throw std::invalid_argument("BoundedSemaphore released too many times");
  }
  ++value_;
  wake_up_next();
}

bool SemaphoreCore::wake_up_next() noexcept {
  if (waiters_.wake(1) == 0) return false;
  --value_;
  return true;
}

std::string SemaphoreCore::repr() const {
  return repr_of(bounded_ ? "BoundedSemaphore" : "Semaphore",
                 locked() ? "locked" : "unlocked, value:" + std::to_string(value_), waiters_);
}

}  // namespace detail

using detail::SemaphoreCore;

Semaphore::Semaphore(int value) : Semaphore(value, false) {}
Semaphore::Semaphore(int value, bool bounded)
    : LoopBoundHandle(new SemaphoreCore(value, bounded)) {}

Coro<bool> Semaphore::acquire() const { return SemaphoreCore::acquire(core<SemaphoreCore>()); }
void Semaphore::release() const { core<SemaphoreCore>()->give_back(); }
bool Semaphore::locked() const noexcept { return core<SemaphoreCore>()->locked(); }
Coro<> Semaphore::aenter() const { return detail::entered(acquire()); }
void Semaphore::aexit(const std::exception_ptr&) const { release(); }

}  // namespace asyncio
