#pragma once

#include <new>
#include <type_traits>
#include <utility>

#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/future.hpp"
#include "asyncio/task.hpp"

namespace asyncio {

namespace detail {

/// Builds the result of `inner` once more, in `result`.
using CopyResult = void (*)(FutureCore& inner, void* result);

/// A future that ends as `inner` does. @param type of the result.
Ref<FutureCore> shielding(const Ref<FutureCore>& inner, const ResultType& type, CopyResult copy);

template <class T>
void copy_result([[maybe_unused]] FutureCore& inner, [[maybe_unused]] void* result) {
  if constexpr (!std::is_void_v<T>) ::new (result) T(result_of<T>(inner));
}

}  // namespace detail

/// Keeps something from being cancelled together with who awaits it:
///
///     const auto saving = create_task(save());
///     co_await shield(saving);
///
/// If the awaiting task is cancelled, the await throws `CancelledError`, and what is shielded runs
/// on. If that itself is cancelled, so is the shield.
///
/// See https://docs.python.org/3/library/asyncio-task.html#asyncio.shield
/// @param awaitable a coroutine (moved in; it becomes a task), a task, a future, `sleep(1)`.
/// @returns a future with the result or exception of `awaitable`; if `awaitable` is a future that
///   is done, that same future.
/// @throws RuntimeError("no running event loop").
template <class A>
auto shield(A&& awaitable) {
  if constexpr (detail::CoroLike<A> && std::is_lvalue_reference_v<A>) {
    static_assert(!sizeof(std::remove_reference_t<A>*),
                  "a coroutine can't be copied: move it, shield(std::move(coro))");
  } else if constexpr (!requires { typename detail::Awaited<A>; }) {
    static_assert(!sizeof(std::remove_reference_t<A>*),
                  "shield needs something to wait for: a coroutine, a task, a future, sleep(1), or "
                  "a type with operator co_await");
  } else {
    const auto inner = ensure_future(std::forward<A>(awaitable));
    using T = typename decltype(inner)::value_type;
    return Future<T>(detail::shielding(inner.required(), detail::result_type<detail::Stored<T>>,
                                       detail::copy_result<T>));
  }
}

}  // namespace asyncio
