#pragma once

#include <optional>
#include <type_traits>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/limit.hpp"
#include "asyncio/task.hpp"
#include "asyncio/timeout.hpp"

namespace asyncio {

namespace detail {

/// Cancels a future and waits until it is done, without throwing what it throws.
Coro<> cancel_and_wait(Ref<FutureCore> future);

/// Not beside the public function, because both are called `wait_for`: the coroutine's name is
/// shown.
struct WaitFor {
  template <class A>
  static Coro<Awaited<A>> wait_for(A awaitable, Limit limit) {
    if (limit.seconds() && *limit.seconds() <= 0) {
      const auto future = ensure_future(std::move(awaitable));
      if (!future.done()) {
        co_await cancel_and_wait(future.core());
        if (future.core()->ended_by_cancellation()) {
          // The TimeoutError stands for it: what a task threw is given out once.
          static_cast<void>(future.core()->cancelled_error());
          throw TimeoutError();
        }
      }
      co_return future.result();
    }
    auto inner = [&]() -> A&& { return std::move(awaitable); };
    co_return co_await async_with(timeout(limit), inner);
  }
};

}  // namespace detail

/// Waits for `awaitable`, but not longer than `limit`:
///
///     try {
///       co_await wait_for(eternity(), 1.0);
///     } catch (const TimeoutError&) {
///       print("timeout!");
///     }
///
/// When the time is over, what it waits for is cancelled; once that has really ended, clean-up
/// included, `TimeoutError` is thrown. If it gives a result or throws something else instead, that
/// is the outcome. `shield(...)` keeps a task from being cancelled. Cancelling the wait cancels
/// what it waits for, too.
///
/// See https://docs.python.org/3/library/asyncio-task.html#asyncio.wait_for
/// @param awaitable a coroutine (moved in), a task, a future, `sleep(1)`, your own awaitable.
/// @param limit seconds, any `std::chrono::duration`, or none. With 0 or less only what is done
///   already gives its result; a coroutine is not even started.
/// @returns what awaiting it gives.
/// @throws TimeoutError at the deadline; what the awaitable throws; CancelledError.
template <class A>
auto wait_for(A&& awaitable, Limit limit) {
  if constexpr (detail::CoroLike<A> && std::is_lvalue_reference_v<A>) {
    static_assert(!sizeof(std::remove_reference_t<A>*),
                  "a coroutine can't be copied: move it, wait_for(std::move(coro), 1)");
  } else if constexpr (!requires { typename detail::Awaited<A>; }) {
    static_assert(!sizeof(std::remove_reference_t<A>*),
                  "wait_for needs something to wait for: a coroutine, a task, a future, sleep(1), "
                  "or a type with operator co_await");
  } else {
    return detail::WaitFor::wait_for<std::remove_cvref_t<A>>(std::forward<A>(awaitable), limit);
  }
}

}  // namespace asyncio
