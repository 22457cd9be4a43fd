#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include "asyncio/detail/future_awaiter.hpp"
#include "asyncio/detail/future_core.hpp"

namespace asyncio {

namespace detail {

template <class F, class Argument>
class DoneCallbackOf final : public DoneCallback {
 public:
  DoneCallbackOf(std::uint64_t id, F function) : DoneCallback(id), function_(std::move(function)) {}

 private:
  void call(FutureCore& future) override {
    if constexpr (std::is_invocable_v<F&, Argument&>) {
      Argument argument((Ref<FutureCore>(&future)));
      function_(argument);
    } else {
      function_();
    }
  }
  F function_;
};

std::uint64_t next_callback_id() noexcept;

/// What futures of all types have in common: a counted handle. An empty one (made by default, or
/// by `current_task()` outside of a task) may be assigned to, compared and tested with `if`;
/// anything else throws `RuntimeError`.
class FutureBase {
 public:
  FutureBase() noexcept = default;
  explicit FutureBase(Ref<FutureCore> core) noexcept : core_(std::move(core)) {}

  /// Whether it has a result, an exception, or was cancelled.
  bool done() const { return required()->done(); }
  /// Whether it ended by being cancelled.
  bool cancelled() const { return required()->cancelled(); }

  /// Asks for cancellation and schedules the callbacks. For a task this only requests:
  /// `CancelledError` is thrown into it at its next step, and it may refuse.
  /// @returns false if it was done already.
  bool cancel() const { return required()->cancel(nullptr); }
  /// @param message what `CancelledError::message()` will say.
  bool cancel(const std::string& message) const {
    return required()->cancel(detail::make_cancelled_error(message));
  }

  /// The exception it failed with, or null if it has a result. Marks the exception as retrieved.
  /// @throws CancelledError if it was cancelled, InvalidStateError if it is not done.
  std::exception_ptr exception() const { return required()->exception(); }

  /// Takes a callback off again. @param id what `add_done_callback` returned.
  /// @returns how many were removed: 1, or 0 if it had been removed or called.
  std::size_t remove_done_callback(std::uint64_t id) const {
    return required()->remove_callback(id);
  }

  /// As Python shows it: `<Task finished name='Task-3' coro=<job()> result=5>`.
  std::string repr() const { return core_ ? core_->repr() : "None"; }

  explicit operator bool() const noexcept { return static_cast<bool>(core_); }
  /// Whether both are handles of the same future.
  friend bool operator==(const FutureBase& a, const FutureBase& b) noexcept {
    return a.core_.get() == b.core_.get();
  }
  /// An order without a meaning, so that a `std::set` can hold futures.
  friend bool operator<(const FutureBase& a, const FutureBase& b) noexcept {
    return a.id() < b.id();
  }
  /// A number that no other future has as long as this one is there; 0 if the handle is empty.
  std::uintptr_t id() const noexcept { return reinterpret_cast<std::uintptr_t>(core_.get()); }

  const Ref<FutureCore>& core() const noexcept { return core_; }
  /// The same. @throws RuntimeError if the handle is empty.
  const Ref<FutureCore>& required() const {
    if (!core_) throw_empty();
    return core_;
  }

 private:
  [[noreturn]] static void throw_empty();

  Ref<FutureCore> core_;
};

}  // namespace detail

inline std::string repr(const detail::FutureBase& future) { return future.repr(); }

/// A result that comes later. A handle: copies refer to the same future. Made by
/// `Loop::create_future`; whoever knows the result sets it; any number of tasks may await it.
///
/// Any `Future<T>` converts to `Future<>`, of which one can only await that it is done.
/// See https://docs.python.org/3/library/asyncio-future.html
///
/// @tparam T the type of the result. A result that can't be copied, such as a `std::unique_ptr` or
///   a `std::vector` of them, can be taken once; a second `result()` or await then throws
///   `InvalidStateError`. A struct with such a vector in it must say itself that it can't be copied
///   (`Page(Page&&) = default;`).
template <class T = void>
class [[nodiscard("nothing waits for this future: co_await it, or keep it")]] Future
    : public detail::FutureBase {
 public:
  using value_type = T;
  using FutureBase::FutureBase;

  /// The result. @throws the future's exception if it failed, CancelledError if it was cancelled,
  /// InvalidStateError if it is not done.
  T result() const {
    required()->require_result();
    if constexpr (!std::is_void_v<T>) return detail::result_of<T>(*required());
  }

  /// Makes it done. Nothing runs at once: callbacks and waiting tasks are queued in the order in
  /// which they came. @throws InvalidStateError if it is done, RuntimeError for a task.
  template <class U = T>
    requires(!std::is_void_v<T>)
  void set_result(U&& value) const {
    required()->require_settable("set_result", &detail::result_type<T>);
    ::new (required()->storage()) T(std::forward<U>(value));
    required()->set_finished();
  }
  void set_result() const
    requires std::is_void_v<T>
  {
    set_result(None{});
  }
  void set_result(None) const
    requires std::is_void_v<T>
  {
    required()->require_settable("set_result", &detail::result_type<None>);
    required()->set_finished();
  }

  /// Makes it done with an exception, which every await of it throws.
  /// @throws InvalidStateError if it is done, RuntimeError for a task, std::invalid_argument if
  ///   `error` is null, as `std::current_exception()` is outside of a handler.
  void set_exception(std::exception_ptr error) const {
    required()->require_settable("set_exception", nullptr);
    required()->set_exception(std::move(error));
  }
  template <class E>
    requires(!std::is_convertible_v<E, std::exception_ptr>)
  void set_exception(E error) const {
    set_exception(std::make_exception_ptr(std::move(error)));
  }

  /// Calls `function(future)` or `function()` from the loop, in a pass after the future is done.
  /// What it throws goes to the loop's exception handler.
  /// @returns an id for `remove_done_callback`.
  template <class F>
  std::uint64_t add_done_callback(F function) const {
    return add_callback<F, Future>(std::move(function));
  }

  template <std::same_as<void> Void>
    requires(!std::is_void_v<T>)
  operator Future<Void>() const noexcept {
    return Future<Void>(core());
  }

  detail::FutureAwaiter<T> await_in_coroutine() const {
    return detail::FutureAwaiter<T>(required());
  }

 protected:
  template <class F, class Argument>
  std::uint64_t add_callback(F function) const {
    const std::uint64_t id = detail::next_callback_id();
    required()->add_callback(new detail::DoneCallbackOf<F, Argument>(id, std::move(function)));
    return id;
  }
};

}  // namespace asyncio

namespace std {

// So that a `std::unordered_set` can hold futures.
template <class T>
struct hash<asyncio::Future<T>> {
  std::size_t operator()(const asyncio::Future<T>& future) const noexcept { return future.id(); }
};

}  // namespace std
