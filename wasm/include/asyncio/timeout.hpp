#pragma once

#include <exception>
#include <optional>
#include <string>

#include "asyncio/async_with.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/limit.hpp"

namespace asyncio {

namespace detail {
class TimeoutCore;
}

/// A deadline for a block, made by `timeout` or `timeout_at`. A handle: copies refer to the same
/// deadline, so it can be asked after its block has ended. A block can be entered once.
///
/// See https://docs.python.org/3/library/asyncio-task.html#asyncio.Timeout
class [[nodiscard("a timeout does nothing by itself: give it to async_with")]] Timeout {
 public:
  /// @param when as for `timeout_at`.
  explicit Timeout(Limit when);
  Timeout(const Timeout&) noexcept;
  Timeout& operator=(const Timeout&) noexcept;
  ~Timeout();

  /// The deadline in seconds of `Loop::time()`, or nothing if there is none.
  std::optional<double> when() const noexcept;
  /// Moves the deadline. One that has passed strikes at the next suspension.
  /// @param when seconds of `Loop::time()`, or none: the block may take as long as it likes.
  /// @throws RuntimeError before the block, after it, and when the deadline has struck.
  void reschedule(Limit when) const;
  /// Whether the deadline has struck inside the block, even if the block has ignored that.
  bool expired() const noexcept;

  /// `<Timeout [active] when=2.0>`.
  std::string repr() const;

  /// @throws RuntimeError outside of a task, and if it was entered before.
  void aenter() const;
  /// @throws TimeoutError if the deadline, and nothing else, is why the block was cancelled.
  void aexit(const std::exception_ptr& error) const;

 private:
  detail::Ref<detail::TimeoutCore> core_;
};

inline std::string repr(const Timeout& timeout) { return timeout.repr(); }

/// Limits how long a block may take:
///
///     co_await async_with(timeout(2), [&](Timeout& deadline) -> Coro<> {
///       co_await slow();
///     });
///
/// When the time is over, the block is cancelled: `CancelledError` is thrown into it, and when it
/// has cleaned up, `async_with` throws `TimeoutError`. If the task is cancelled by somebody else as
/// well, the `CancelledError` goes on; if the block swallows it, nothing is thrown.
///
/// See https://docs.python.org/3/library/asyncio-task.html#asyncio.timeout
/// @param delay seconds, any `std::chrono::duration`, or none. Not more than 0: the block is
///   cancelled where it first suspends.
/// @throws RuntimeError("no running event loop").
Timeout timeout(Limit delay);

/// The same with a point in time.
/// @param when seconds of `Loop::time()`, or none.
Timeout timeout_at(Limit when);

}  // namespace asyncio
