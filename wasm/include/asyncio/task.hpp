#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <source_location>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "asyncio/coro.hpp"
#include "asyncio/detail/tasks.hpp"
#include "asyncio/future.hpp"

namespace asyncio {

/// A coroutine that the event loop runs by itself, side by side with others. A handle: copies refer
/// to the same task; dropping it does not stop the task.
///
/// Any `Task<T>` converts to `Task<>`, of which one can await that it is done, and to `Future<T>`.
/// See https://docs.python.org/3/library/asyncio-task.html#task-object
template <class T = void>
class Task : public Future<T> {
 public:
  using Future<T>::Future;

  /// The name given to `create_task`, or "Task-N".
  std::string get_name() const { return detail::task_name(*this->required()); }
  /// Gives it another name.
  void set_name(std::string name) const {
    detail::set_task_name(*this->required(), std::move(name));
  }
  void set_name(std::integral auto number) const { set_name(repr(number)); }

  /// How many requests to cancel it are open: `cancel()` calls less `uncancel()` calls.
  std::size_t cancelling() const { return detail::task_cancelling(*this->required()); }
  /// Takes one request back. @returns how many remain.
  std::size_t uncancel() const { return detail::task_uncancel(*this->required()); }

  /// Calls `function(task)` or `function()` from the loop, in a pass after the task is done.
  /// @returns an id for `remove_done_callback`.
  template <class F>
  std::uint64_t add_done_callback(F function) const {
    return this->template add_callback<F, Task>(std::move(function));
  }

  template <std::same_as<void> Void>
    requires(!std::is_void_v<T>)
  operator Task<Void>() const noexcept {
    return Task<Void>(this->core());
  }
};

namespace detail {

template <class T>
Task<T> start_task(LoopCore& loop, Coro<T>&& coroutine, std::string name,
                   const std::source_location& where = {}) {
  return Task<T>(make_task(loop, coroutine, result_type<Stored<T>>, std::move(name), where));
}

/// What `co_await` of an `A` gives.
template <class A>
decltype(auto) awaiter_of(A&& awaitable) {
  if constexpr (requires { std::forward<A>(awaitable).await_in_coroutine(); }) {
    return std::forward<A>(awaitable).await_in_coroutine();
  } else {
    return get_awaiter(std::forward<A>(awaitable));
  }
}
template <class A>
using Awaited = std::remove_cvref_t<decltype(awaiter_of(std::declval<A>()).await_resume())>;

template <class A>
concept FutureLike = std::derived_from<std::remove_cvref_t<A>, FutureBase>;
template <class A>
concept CoroLike = std::derived_from<std::remove_cvref_t<A>, CoroBase>;
/// Something to await that is neither a coroutine nor a future: `sleep(1)`, your own awaitable.
template <class A>
concept OtherAwaitable = !FutureLike<A> && !CoroLike<A> && requires { typename Awaited<A>; };

template <class A>
Coro<Awaited<A>> awaiting(A awaitable) {
  co_return co_await std::move(awaitable);
}

/// A coroutine that awaits `awaitable`.
template <OtherAwaitable A>
auto as_coroutine(A&& awaitable) {
  if constexpr (requires { std::forward<A>(awaitable).as_coroutine(); }) {
    return std::forward<A>(awaitable).as_coroutine();
  } else {
    return awaiting<std::remove_cvref_t<A>>(std::forward<A>(awaitable));
  }
}

}  // namespace detail

#ifndef ASYNCIO_CHECKS_LIFETIMES
/// Lets the running loop run `coroutine` as a task. Its first step comes when the caller next
/// suspends, in the order of creation.
/// @param name shown in diagnostics; "Task-N" if empty.
/// @throws RuntimeError("no running event loop"); the coroutine is untouched then.
template <class T>
Task<T> create_task(Coro<T>&& coroutine, std::string name = {},
                    std::source_location where = std::source_location::current()) {
  return detail::start_task(detail::running_loop(), std::move(coroutine), std::move(name), where);
}
template <class T>
Task<T> create_task(Coro<T>&, const std::string& = {}) {
  static_assert(!sizeof(T*), "a coroutine can't be copied: move it, create_task(std::move(coro))");
}
#else
// By value, since clang sees what a coroutine refers to only through parameters that are.
/// Lets the running loop run `coroutine` as a task. Its first step comes when the caller next
/// suspends, in the order of creation.
template <class T>
Task<T> create_task([[clang::lifetimebound]] Coro<T> coroutine, std::string name = {},
                    std::source_location where = std::source_location::current()) {
  return detail::start_task(detail::running_loop(), std::move(coroutine), std::move(name), where);
}
#endif
/// The same for anything else that can be awaited, `sleep(1)` say.
template <detail::OtherAwaitable A>
auto create_task(A&& awaitable, std::string name = {},
                 std::source_location where = std::source_location::current()) {
  detail::LoopCore& loop = detail::running_loop();
  return detail::start_task(loop, detail::as_coroutine(std::forward<A>(awaitable)), std::move(name),
                            where);
}

/// A future for anything that can be awaited: a task for a coroutine, a future itself.
template <class A>
auto ensure_future(A&& awaitable) {
  if constexpr (detail::FutureLike<A>) {
    return std::remove_cvref_t<A>(std::forward<A>(awaitable));
  } else {
    return create_task(std::forward<A>(awaitable), {}, {});
  }
}

/// The task that runs now. In a plain callback there is none, and the handle is empty:
/// `if (auto task = current_task()) ...`.
/// @throws RuntimeError("no running event loop").
inline Task<> current_task() {
  detail::running_loop();
  return Task<>(detail::current_task_core());
}

/// The tasks of the running loop that are not done, oldest first.
/// @throws RuntimeError("no running event loop").
std::vector<Task<>> all_tasks();

}  // namespace asyncio

namespace std {

// So that a `std::unordered_set` can hold tasks.
template <class T>
struct hash<asyncio::Task<T>> : hash<asyncio::Future<T>> {};

}  // namespace std
