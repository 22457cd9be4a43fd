#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <source_location>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "asyncio/detail/foreign.hpp"
#include "asyncio/detail/frame.hpp"
#include "asyncio/detail/running.hpp"

namespace asyncio::detail {

/// What the promises of all coroutines of the runtime share.
class Promise {
 public:
  static void* operator new(std::size_t size) { return allocate_frame(size); }
  static void operator delete(void* frame, std::size_t size) noexcept {
    release_frame(frame, size);
  }

  std::suspend_always initial_suspend() const noexcept { return {}; }

  struct Final {
    std::coroutine_handle<> awaiter;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) const noexcept {
      running.next = awaiter;
      if (running.tracer && awaiter) [[unlikely]]
        trace_returned();
    }
    void await_resume() const noexcept {}
  };
  Final final_suspend() const noexcept { return {awaiter}; }

  void unhandled_exception() noexcept { error = std::current_exception(); }

  /// What can be awaited: types with `await_in_coroutine()` (the runtime's own), and any other
  /// awaiter or type with `operator co_await`.
  /// @param where the line of the `co_await`.
  template <class A>
  decltype(auto) await_transform(A&& awaitable,
                                 std::source_location where = std::source_location::current()) {
    running.awaiting = where;
    if constexpr (requires { std::forward<A>(awaitable).await_in_coroutine(); }) {
      return std::forward<A>(awaitable).await_in_coroutine();
    } else if constexpr (Awaiter<decltype(get_awaiter(std::forward<A>(awaitable)))>) {
      return ForeignAwaiter<A>(std::forward<A>(awaitable));
    } else {
      static_assert(
          !sizeof(std::remove_reference_t<A>*),
          "co_await needs something to wait for: a coroutine, a task, a future, sleep(1), "
          "or a type with operator co_await");
      return std::suspend_never();
    }
  }

  /// The error of a coroutine that ended without the result that it has to give.
  std::exception_ptr no_result_error() const;

  /// The coroutine that awaits this one; null in a task's outermost coroutine.
  std::coroutine_handle<> awaiter;
  /// Where `co_return` builds the result.
  void* result = nullptr;
  /// Whether it has done so.
  bool has_result = false;
  std::exception_ptr error;
  /// Names the coroutine function.
  std::source_location function;
};

/// `f` of `Coro<int> ns::f(int)`, as Python would name it; `<lambda>` for a lambda.
std::string_view coroutine_name(const std::source_location& function) noexcept;
/// `defined at main.cpp:12`, for debug mode.
std::string definition(const std::source_location& function);

}  // namespace asyncio::detail
