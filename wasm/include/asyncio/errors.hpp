#pragma once

#include <stdexcept>
#include <string>
#include <utility>

/// The exceptions of the runtime, named as in asyncio
/// (https://docs.python.org/3/library/asyncio-exceptions.html).

namespace asyncio {

/// Thrown into a task that is being cancelled, and out of an await of something cancelled.
///
/// Not derived from `std::exception`, as Python's is not derived from `Exception`: a handler for
/// ordinary errors (`catch (const std::exception&)`) lets a cancellation pass. Catch it by name to
/// clean up, then rethrow it with `throw;`.
class CancelledError {
 public:
  CancelledError() = default;
  explicit CancelledError(std::string message) : message_(std::move(message)), has_message_(true) {}

  /// The text given to `cancel()`; empty if there was none.
  const std::string& message() const noexcept { return message_; }
  /// Whether `cancel()` was given a text.
  bool has_message() const noexcept { return has_message_; }
  /// The same as `message()`.
  const char* what() const noexcept { return message_.c_str(); }

 private:
  std::string message_;
  bool has_message_ = false;
};

/// Thrown out of the `co_yield` at which an `AsyncGenerator` waits when it is closed before its
/// end.
///
/// Like `CancelledError` not derived from `std::exception`. Let it pass, or catch it to clean up
/// and then rethrow it with `throw;`.
class GeneratorExit {};

/// An operation that its state or place forbids (Python's built-in of this name).
class RuntimeError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A future was asked for something its state does not allow: a result before there is one, a
/// second result.
class InvalidStateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The time allowed is over (Python's built-in of this name).
class TimeoutError : public std::runtime_error {
 public:
  TimeoutError() : std::runtime_error("") {}
  using std::runtime_error::runtime_error;
};

/// `Queue::get_nowait` was called on an empty queue.
class QueueEmpty : public std::runtime_error {
 public:
  QueueEmpty() : std::runtime_error("") {}
  using std::runtime_error::runtime_error;
};

/// `Queue::put_nowait` was called on a full queue.
class QueueFull : public std::runtime_error {
 public:
  QueueFull() : std::runtime_error("") {}
  using std::runtime_error::runtime_error;
};

/// Something was put on, or to be taken from, a queue that is shut down.
class QueueShutDown : public std::runtime_error {
 public:
  QueueShutDown() : std::runtime_error("") {}
  using std::runtime_error::runtime_error;
};

/// The barrier was aborted, or reset while tasks waited for it.
class BrokenBarrierError : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
};

/// Nothing can ever happen again: no task is ready, no timer is set, and nothing outside can wake
/// the loop. The message names who waits for what. (CPython would hang here.)
class DeadlockError : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
};

}  // namespace asyncio
