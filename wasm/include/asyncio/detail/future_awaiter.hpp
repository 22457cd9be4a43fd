#pragma once

#include <coroutine>
#include <type_traits>
#include <utility>

#include "asyncio/detail/copyable.hpp"
#include "asyncio/detail/future_core.hpp"

namespace asyncio::detail {

/// The result of a future that has one: copied if the type can be, since a future may be awaited
/// any number of times; else moved out, which works once.
template <class T>
T result_of(FutureCore& future) {
  T& value = *static_cast<T*>(future.storage());
  if constexpr (copyable<T>) {
    return value;
  } else {
    future.take_once();
    return std::move(value);
  }
}

/// Suspends the current task until a future is done.
class FutureAwaiterBase {
 public:
  explicit FutureAwaiterBase(Ref<FutureCore> future) noexcept : future_(std::move(future)) {}
  FutureAwaiterBase(const FutureAwaiterBase&) = delete;
  FutureAwaiterBase& operator=(const FutureAwaiterBase&) = delete;
  ~FutureAwaiterBase() {
    if (waiting_) stop_waiting();
  }

  bool await_ready() const noexcept { return future_->done(); }
  void await_suspend(std::coroutine_handle<> coroutine);

 protected:
  /// Throws what the await throws: the task's cancellation, or the future's exception.
  void resumed();
  FutureCore& future() const noexcept { return *future_; }

 private:
  void stop_waiting() noexcept;

  Ref<FutureCore> future_;
  TaskCore* waiting_ = nullptr;
};

template <class T>
class FutureAwaiter : public FutureAwaiterBase {
 public:
  using FutureAwaiterBase::FutureAwaiterBase;
  T await_resume() {
    resumed();
    if constexpr (!std::is_void_v<T>) return result_of<T>(future());
  }
};

}  // namespace asyncio::detail
