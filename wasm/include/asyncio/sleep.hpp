#pragma once

#include <concepts>
#include <coroutine>
#include <exception>
#include <string>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/timer.hpp"
#include "asyncio/seconds.hpp"

namespace asyncio {

namespace detail {

/// A timer in the coroutine's own frame: sleeping allocates nothing.
class SleepAwaiter final : public Timer, public Waitable {
 public:
  explicit SleepAwaiter(double seconds) noexcept : seconds_(seconds) {}
  ~SleepAwaiter();

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> coroutine);
  void await_resume();

  void run() override;
  bool cancel(const std::exception_ptr& error) override;
  std::string describe() const override;

 private:
  enum class State { idle, sleeping, over, cancelled };

  double seconds_;
  TaskCore* task_ = nullptr;
  std::exception_ptr cancellation_;
  State state_ = State::idle;
};

}  // namespace detail

/// What `sleep(d)` gives: await it.
class [[nodiscard("sleep does nothing until it is awaited: co_await it")]] Sleep {
 public:
  explicit Sleep(Seconds duration) noexcept : seconds_(duration.count()) {}
  Sleep(Sleep&& other) noexcept : seconds_(other.seconds_), used_(other.used_) {
    other.used_ = true;
  }
  Sleep& operator=(Sleep&&) = delete;
  ~Sleep() {
    if (!used_) warn();
  }

  /// Drops it without the "never awaited" warning.
  void close() noexcept { used_ = true; }

  /// A coroutine that sleeps, for what runs coroutines: `create_task(sleep(1))`.
  Coro<> as_coroutine() {
    use();
    return sleep(seconds_);
  }

  detail::SleepAwaiter await_in_coroutine() {
    use();
    return detail::SleepAwaiter(seconds_);
  }

 private:
  static Coro<> sleep(double seconds);
  void use();
  void warn() const noexcept;

  double seconds_;
  bool used_ = false;
};

/// Suspends the current task for `duration`, so that others run meanwhile. It always suspends:
/// `sleep(0)` gives every other ready task one turn.
///
///     co_await asyncio::sleep(1.5);
///
/// See https://docs.python.org/3/library/asyncio-task.html#sleeping
/// @param duration seconds, or any `std::chrono::duration`.
/// @throws CancelledError if the task is cancelled meanwhile.
//
// A template, so that `sleep(1)` after `using namespace asyncio` is this one and not POSIX's
// `::sleep(unsigned)`, which would be a better match than a conversion to `Seconds`.
template <std::convertible_to<Seconds> Duration>
Sleep sleep(Duration duration) noexcept {
  return Sleep(duration);
}

/// The same, then gives `result`.
template <class T>
Coro<T> sleep(Seconds duration, T result) {
  co_await sleep(duration);
  co_return result;
}

}  // namespace asyncio
