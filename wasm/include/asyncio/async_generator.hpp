#pragma once

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <source_location>
#include <string>
#include <type_traits>
#include <utility>

#include "asyncio/detail/async_generator_core.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/lifetime_checks.hpp"
#include "asyncio/errors.hpp"

namespace asyncio {

namespace detail {
template <class T, class Send>
class GeneratorPromise;
}

/// A coroutine that gives values one by one, and may await between them:
///
///     AsyncGenerator<int> ticker(int count) {
///       for (int i = 0; i < count; ++i) {
///         co_await sleep(1);
///         co_yield i;
///       }
///     }
///
///     auto ticks = ticker(3);
///     while (auto tick = co_await ticks.next()) print("{}", *tick);
///
/// The body runs only while somebody awaits `next()`, `asend()`, `athrow()` or `aclose()`, and in
/// that task: what it awaits suspends the task, and a cancellation of the task is thrown out of
/// what it awaits. `co_yield` hands control back without a trip through the loop.
/// Only one of those four can be under way at a time; another one meanwhile throws
/// `RuntimeError("anext(): asynchronous generator is already running")`. Each of them does nothing
/// until it is awaited, which can be done once; they can also be given to `create_task`, `gather`
/// and `wait_for`.
///
/// An exception that leaves the body ends the generator, and comes out of the await that resumed
/// it; after that, and after the body's own end, there is nothing more to get.
///
/// To leave a generator before its end, `co_await generator.aclose()`. Dropping one that waits at a
/// `co_yield` closes it, too: `GeneratorExit` is thrown into the body at once, inside of the
/// destructor, so that its clean-up can still use what the body refers to. Clean-up that awaits
/// goes on as a task of the loop, and what leaves it is reported as a task's exception is. (CPython
/// begins the clean-up two passes later.) Where the generator's loop does not run, a dropped body
/// is only destroyed. `run` closes the generators that are still open when `main` has returned.
/// Closing the loop destroys their bodies.
///
/// A generator that was never started is dropped without a word. Move-only.
///
/// See https://peps.python.org/pep-0525/ and
/// https://docs.python.org/3/reference/expressions.html#asynchronous-generator-functions
///
/// @tparam T what it yields; may be move-only.
/// @tparam Send what `asend()` sends: `std::optional<Send> got = co_yield value;` is empty when the
///   generator was resumed by `next()`. With `void`, `co_yield` gives nothing.
template <class T, class Send = void>
class [[nodiscard(
    "a generator does nothing until its next() is awaited")]] ASYNCIO_CORO_TYPE AsyncGenerator
    : public detail::GeneratorBase {
 public:
  using promise_type = detail::GeneratorPromise<T, Send>;
  using value_type = T;

  /// Awaited, runs the body to its next `co_yield`, and gives a `std::optional<T>`: the value, or
  /// nothing if the body has ended (Python's `StopAsyncIteration`).
  auto next() { return call(detail::GeneratorMethod::asend); }

  /// The same, and makes the `co_yield` at which the body waits give `value`. Nothing, to a
  /// generator that has not been started, is the same as `next()`; the await throws `RuntimeError`
  /// for a value to such a one.
  auto asend(std::optional<Send> value)
    requires(!std::is_void_v<Send>)
  {
    return call(detail::GeneratorMethod::asend, {}, std::move(value));
  }

  /// Awaited, throws `error` out of the `co_yield` at which the body waits, and gives the next
  /// value that the body yields, or nothing if it ends by itself. A generator that has not been
  /// started ends, and the await throws `error`; with one that has ended already nothing happens.
  /// For a null `error` the await throws `std::invalid_argument`, and the generator stays as it is.
  auto athrow(std::exception_ptr error) {
    return call(detail::GeneratorMethod::athrow, std::move(error));
  }
  template <class E>
    requires(!std::is_convertible_v<E, std::exception_ptr>)
  auto athrow(E error) {
    return athrow(std::make_exception_ptr(std::move(error)));
  }

  /// Awaited, throws `GeneratorExit` out of the `co_yield` at which the body waits, and waits until
  /// the body has ended, whatever it awaits before. A generator that has not been started ends
  /// without running; with one that has ended already nothing happens.
  ///
  /// The await throws what else leaves the body, and
  /// `RuntimeError("async generator ignored GeneratorExit")` if the body yields again.
  auto aclose() {
    using Call = detail::GeneratorCall<void, None>;
    return Call(detail::GeneratorRequest<None>(core(), detail::GeneratorMethod::aclose));
  }

 private:
  friend promise_type;
  using GeneratorBase::GeneratorBase;
  using Sent = detail::Stored<Send>;

  auto call(detail::GeneratorMethod method, std::exception_ptr error = {},
            std::optional<Sent> value = {}) {
    return detail::GeneratorCall<std::optional<T>, Sent>(
        detail::GeneratorRequest<Sent>(core(), method, std::move(error), std::move(value)));
  }
};

/// As Python shows it, without the address: `<async_generator object ticker>`.
inline std::string repr(const detail::GeneratorBase& generator) { return generator.repr(); }

namespace detail {

template <class Send>
class Yield : public YieldBase {
 public:
  using YieldBase::YieldBase;
  std::optional<Send> await_resume() const {
    rethrow_thrown();
    return std::move(*static_cast<std::optional<Send>*>(sent()));
  }
};

template <>
class Yield<void> : public YieldBase {
 public:
  using YieldBase::YieldBase;
  void await_resume() const { rethrow_thrown(); }
};

template <class T, class Send>
class GeneratorPromise : public GeneratorPromiseBase {
 public:
  static_assert(!std::is_void_v<T> && !std::is_reference_v<T>,
                "a generator yields values; use a pointer instead of a reference");
  static_assert(alignof(T) <= alignof(std::max_align_t), "over-aligned values are not supported");

  ASYNCIO_KEEPS_NO_PARAMETER
  AsyncGenerator<T, Send> get_return_object(
      std::source_location where = std::source_location::current()) {
    function = where;
    return AsyncGenerator<T, Send>(
        new GeneratorCore(*this, std::coroutine_handle<GeneratorPromise>::from_promise(*this)));
  }

  template <std::convertible_to<T> U = T>
  Yield<Send> yield_value(U&& value) {
    if (result) static_cast<std::optional<T>*>(result)->emplace(std::forward<U>(value));
    return Yield<Send>(*this);
  }
  void return_void() const noexcept {}
};

}  // namespace detail
}  // namespace asyncio
