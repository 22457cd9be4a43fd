#pragma once

#include <coroutine>
#include <type_traits>
#include <utility>

namespace asyncio::detail {

/// A stand-in for a suspended coroutine, given to awaiters that the runtime does not know. Resuming
/// it, on any thread, queues the task, so that the task goes on from the loop (with
/// `current_task()` set and the trampoline under it) and not on the stack of whoever resumed it.
class Wakeup {
 public:
  Wakeup() noexcept = default;
  Wakeup(const Wakeup&) = delete;
  Wakeup& operator=(const Wakeup&) = delete;
  ~Wakeup();

  /// Suspends the current task at `coroutine` and returns the handle that wakes it.
  std::coroutine_handle<> arm(std::coroutine_handle<> coroutine);
  /// The awaiter did not want to suspend after all.
  void disarm() noexcept;
  /// Throws `CancelledError` if the task was cancelled meanwhile.
  void resumed();

 private:
  std::coroutine_handle<> handle_;
};

/// Finds the awaiter of any awaitable, as the language does.
template <class A>
decltype(auto) get_awaiter(A&& awaitable) {
  if constexpr (requires { std::forward<A>(awaitable).operator co_await(); }) {
    return std::forward<A>(awaitable).operator co_await();
  } else if constexpr (requires { operator co_await(std::forward<A>(awaitable)); }) {
    return operator co_await(std::forward<A>(awaitable));
  } else {
    return std::forward<A>(awaitable);
  }
}

template <class A>
concept Awaiter = requires(std::remove_reference_t<A>& awaiter, std::coroutine_handle<> coroutine) {
  awaiter.await_ready() ? 1 : 0;
  awaiter.await_suspend(coroutine);
  awaiter.await_resume();
};

/// Awaits something written for coroutines in general: a type with `await_ready`, `await_suspend`
/// and `await_resume`, or with `operator co_await`.
template <class A>
class ForeignAwaiter {
 public:
  explicit ForeignAwaiter(A&& awaitable) : awaiter_(get_awaiter(std::forward<A>(awaitable))) {}

  bool await_ready() { return awaiter_.await_ready(); }

  bool await_suspend(std::coroutine_handle<> coroutine) {
    const std::coroutine_handle<> waker = wakeup_.arm(coroutine);
    using Answer = decltype(awaiter_.await_suspend(waker));
    if constexpr (std::is_void_v<Answer>) {
      awaiter_.await_suspend(waker);
    } else if constexpr (std::is_same_v<Answer, bool>) {
      if (!awaiter_.await_suspend(waker)) {
        wakeup_.disarm();
        return false;
      }
    } else {
      awaiter_.await_suspend(waker).resume();
    }
    return true;
  }

  decltype(auto) await_resume() {
    wakeup_.resumed();
    return awaiter_.await_resume();
  }

 private:
  std::conditional_t<std::is_lvalue_reference_v<A>, decltype(get_awaiter(std::declval<A>())),
                     std::remove_reference_t<decltype(get_awaiter(std::declval<A>()))>>
      awaiter_;
  Wakeup wakeup_;
};

}  // namespace asyncio::detail
