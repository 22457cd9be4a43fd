#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/detail/ref_count.hpp"
#include "asyncio/detail/slot.hpp"
#include "asyncio/loop.hpp"
#include "asyncio/seconds.hpp"

namespace asyncio {

namespace detail {

/// The result of a task for other threads.
class ConcurrentCore {
 public:
  explicit ConcurrentCore(const Loop& loop);
  ConcurrentCore(const ConcurrentCore&) = delete;
  ConcurrentCore& operator=(const ConcurrentCore&) = delete;
  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) delete this;
  }

  bool done() const;
  bool cancelled() const;
  bool cancel();
  /// Blocks until it is done; `limit` in seconds may be infinite. Throws TimeoutError at its end.
  void wait(double limit);
  /// Throws what the result is instead of a value, if it is none.
  void require_result() const;
  const std::exception_ptr& error() const noexcept { return error_; }

  /// On the loop's thread: `task` will bring the result. Returns false if it is not wanted any
  /// more.
  bool begin();
  void watch(const Task<>& task);
  /// There is no task, but an error.
  void fail(std::exception_ptr error);

 protected:
  virtual ~ConcurrentCore();

 private:
  struct Gate;
  enum class State : unsigned char { pending, finished, cancelled };

  virtual void take_result(FutureCore& task) = 0;
  void finish(FutureCore& task);
  /// Lets those who wait go on. The gate is locked.
  void end(State state);

  RefCount references_;
  const Loop loop_;
  Task<> task_;  // only the loop's thread touches it
  Gate* const gate_;
  std::exception_ptr error_;
  State state_ = State::pending;
};

template <class T>
class ConcurrentCoreOf final : public ConcurrentCore {
 public:
  using ConcurrentCore::ConcurrentCore;
  const Stored<T>& value() const noexcept { return value_.value(); }

 private:
  void take_result(FutureCore& task) override { value_.emplace(result_of<Stored<T>>(task)); }
  Slot<Stored<T>> value_;
};

}  // namespace detail

/// The result of a coroutine that another thread gave to a loop: what `run_coroutine_threadsafe`
/// returns. A handle, for threads: coroutines await tasks instead.
///
/// See https://docs.python.org/3/library/concurrent.futures.html#future-objects
template <class T = void>
class [[nodiscard]] ConcurrentFuture {
 public:
  explicit ConcurrentFuture(detail::Ref<detail::ConcurrentCoreOf<T>> core) noexcept
      : core_(std::move(core)) {}

  /// Blocks the calling thread until the coroutine has ended, and gives a copy of its result.
  /// @throws what the coroutine threw; CancelledError if it was cancelled; RuntimeError on the
  ///   loop's own thread, which would wait for itself.
  T result() const { return take(forever()); }
  /// The same for at most that long, in seconds of real time whatever the loop's clock says.
  /// @throws TimeoutError at the end of it.
  T result(Seconds timeout) const { return take(timeout.count()); }

  /// Blocks, and gives what the coroutine threw, or null. @throws as `result` otherwise.
  std::exception_ptr exception() const {
    core_->wait(forever());
    if (core_->cancelled()) core_->require_result();
    return core_->error();
  }

  /// Whether the coroutine has ended, or was cancelled.
  bool done() const { return core_->done(); }
  /// Whether it was cancelled.
  bool cancelled() const { return core_->cancelled(); }
  /// Cancels it, and the task on the loop. @returns false if it was done already.
  bool cancel() const { return core_->cancel(); }

 private:
  static constexpr double forever() noexcept { return __builtin_huge_val(); }
  T take(double limit) const {
    core_->wait(limit);
    core_->require_result();
    if constexpr (!std::is_void_v<T>) return core_->value();
  }

  detail::Ref<detail::ConcurrentCoreOf<T>> core_;
};

/// Lets `loop`, which runs on another thread, run a coroutine as a task:
///
///     int sum = asyncio::run_coroutine_threadsafe(add(1, 2), loop).result();
///
/// The one way, with `Loop::call_soon_threadsafe`, by which a thread may talk to a loop.
/// See https://docs.python.org/3/library/asyncio-task.html#asyncio.run_coroutine_threadsafe
/// @throws RuntimeError if the loop is closed.
template <class T>
ConcurrentFuture<T> run_coroutine_threadsafe(Coro<T>&& coroutine, const Loop& loop) {
  const detail::Ref<detail::ConcurrentCoreOf<T>> core(new detail::ConcurrentCoreOf<T>(loop));
  loop.call_soon_threadsafe([core, coroutine = std::move(coroutine)]() mutable {
    if (!core->begin()) return coroutine.close();
    try {
      core->watch(create_task(std::move(coroutine)));
    } catch (...) {
      core->fail(std::current_exception());
      throw;
    }
  });
  return ConcurrentFuture<T>(core);
}

}  // namespace asyncio
