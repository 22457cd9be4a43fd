#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <new>
#include <source_location>
#include <type_traits>
#include <utility>

#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/lifetime_checks.hpp"
#include "asyncio/detail/promise.hpp"

namespace asyncio {

template <class T>
class Coro;

namespace detail {

template <class T>
class CoroPromise;

/// Owns a coroutine that has not been awaited yet; the type-erased part of `Coro`.
class CoroBase {
 public:
  CoroBase(CoroBase&& other) noexcept : frame_(other.frame_), promise_(other.promise_) {
    other.promise_ = nullptr;
  }
  CoroBase& operator=(CoroBase&& other) noexcept;
  ~CoroBase() {
    if (promise_) drop();
  }

  /// Drops the coroutine without running it and without the "never awaited" warning.
  void close() noexcept;

  std::coroutine_handle<> frame() const noexcept { return frame_; }
  /// Gives up the coroutine to whoever runs it, and destroys it afterwards.
  /// @throws RuntimeError if it was given up before.
  Promise* give_up() {
    if (!promise_) throw_used();
    return std::exchange(promise_, nullptr);
  }

 protected:
  CoroBase(std::coroutine_handle<> frame, Promise* promise) noexcept
      : frame_(frame), promise_(promise) {}

 private:
  /// Destroys the coroutine and warns that it was never awaited.
  void drop() noexcept;
  [[noreturn]] void throw_used() const;

  std::coroutine_handle<> frame_;  // kept when given up, to tell "awaited already" from "finished"
  Promise* promise_;               // null when given up
};

/// Awaits a coroutine directly: a call, without a trip through the loop.
class CoroAwaiterBase {
 public:
  explicit CoroAwaiterBase(CoroBase& coroutine)
      : promise_(coroutine.give_up()), frame_(coroutine.frame()) {}
  CoroAwaiterBase(const CoroAwaiterBase&) = delete;
  CoroAwaiterBase& operator=(const CoroAwaiterBase&) = delete;
  ~CoroAwaiterBase() { frame_.destroy(); }

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> awaiter) const noexcept {
    promise_->awaiter = awaiter;
    running.next = frame_;
    if (running.tracer) [[unlikely]]
      trace_called(promise_->function);
  }

 protected:
  void rethrow_error() const {
    if (promise_->error) std::rethrow_exception(std::move(promise_->error));
  }
  Promise& promise() const noexcept { return *promise_; }

 private:
  Promise* promise_;
  std::coroutine_handle<> frame_;
};

template <class T>
class CoroAwaiter : public CoroAwaiterBase {
 public:
  explicit CoroAwaiter(CoroBase& coroutine) : CoroAwaiterBase(coroutine) {
    promise().result = storage_;
  }
  ~CoroAwaiter() {
    if (promise().has_result) value().~T();
  }

  T await_resume() {
    rethrow_error();
    if (!promise().has_result) std::rethrow_exception(promise().no_result_error());
    return std::move(value());  // NOLINT(clang-analyzer-core*): it knows no coroutines
  }

 private:
  T& value() noexcept { return *reinterpret_cast<T*>(storage_); }
  alignas(T) unsigned char storage_[sizeof(T)];
};

template <>
class CoroAwaiter<void> : public CoroAwaiterBase {
 public:
  using CoroAwaiterBase::CoroAwaiterBase;
  void await_resume() const { rethrow_error(); }
};

}  // namespace detail

/// The result of calling a coroutine function: `Coro<int> answer() { co_return 42; }`.
///
/// Lazy: nothing runs until it is awaited (`co_await answer()`) or made a task (`create_task`).
/// Awaiting it runs it at once, as a call would, in the same task. Move-only; it can be awaited
/// once: a second time throws `RuntimeError("cannot reuse already awaited coroutine")`. Dropping it
/// unawaited prints `RuntimeWarning: coroutine 'answer' was never awaited` to stderr.
///
/// Its body can await coroutines, tasks, futures, `sleep`, and any awaiter written for C++
/// coroutines in general. Such an awaiter may resume it on any thread; the task goes on from its
/// loop. It can't be interrupted: if the task is cancelled meanwhile, `CancelledError` is thrown
/// when the awaiter resumes it.
///
/// Parameters live as long as the coroutine if they are passed by value; what a reference, or the
/// captures of a lambda that is a coroutine, refers to must outlive it. So a coroutine that becomes
/// a task takes its parameters by value, and captures nothing that ends before it does.
///
/// See https://docs.python.org/3/library/asyncio-task.html#coroutines
///
/// @tparam T what it returns; `Coro<>` returns nothing.
template <class T = void>
class [[nodiscard(
    "a coroutine does nothing until it is awaited: co_await it, or give it to "
    "create_task")]] ASYNCIO_CORO_TYPE Coro : public detail::CoroBase {
 public:
  using promise_type = detail::CoroPromise<T>;
  using value_type = T;

  detail::CoroAwaiter<T> await_in_coroutine() { return detail::CoroAwaiter<T>(*this); }

 private:
  friend promise_type;
  using CoroBase::CoroBase;
};

namespace detail {

template <class T>
class CoroPromise : public Promise {
 public:
  static_assert(!std::is_reference_v<T>, "a coroutine returns a value; use a pointer instead");
  static_assert(alignof(T) <= alignof(std::max_align_t), "over-aligned results are not supported");

  ASYNCIO_KEEPS_NO_PARAMETER
  Coro<T> get_return_object(std::source_location where = std::source_location::current()) noexcept {
    function = where;
    return Coro<T>(std::coroutine_handle<CoroPromise>::from_promise(*this), this);
  }

  template <class U = T>
  void return_value(U&& value) {
    ::new (result) T(std::forward<U>(value));  // NOLINT(clang-analyzer-core*): as above
    has_result = true;
  }
};

template <>
class CoroPromise<void> : public Promise {
 public:
  ASYNCIO_KEEPS_NO_PARAMETER
  Coro<void> get_return_object(
      std::source_location where = std::source_location::current()) noexcept {
    function = where;
    return Coro<void>(std::coroutine_handle<CoroPromise>::from_promise(*this), this);
  }
  void return_void() noexcept { has_result = true; }
};

}  // namespace detail
}  // namespace asyncio
