#pragma once

#include <exception>
#include <type_traits>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/detail/slot.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/task.hpp"

namespace asyncio {

namespace detail {

/// What a call gives: itself, or what awaiting it gives.
template <class A>
struct Settled {
  using type = A;
  static constexpr bool awaits = false;
};
template <class A>
  requires requires { typename Awaited<A>; }
struct Settled<A> {
  using type = Awaited<A>;
  static constexpr bool awaits = true;
};

/// What the body is called with: what `aenter` gave, or else the manager itself.
template <class M>
using Entered = typename Settled<decltype(std::declval<M&>().aenter())>::type;
template <class M>
using BodyArgument = std::conditional_t<std::is_void_v<Entered<M>>, M, Entered<M>>;

template <class F, class Argument>
decltype(auto) call_body(F& body, Argument& argument) {
  if constexpr (std::is_invocable_v<F&, Argument&>) {
    return body(argument);
  } else {
    return body();
  }
}
template <class M, class F>
using BodyCall = Settled<decltype(call_body(std::declval<F&>(), std::declval<BodyArgument<M>&>()))>;

[[noreturn]] void throw_suppressed_result();

/// `manager` and `body` live in this coroutine's frame, so until the block has ended.
/// @tparam M a type, or a reference to a manager that others share.
template <class M, class F>
auto async_with_block(M manager, F body)
    -> Coro<typename BodyCall<std::remove_reference_t<M>, F>::type> {
  using Manager = std::remove_reference_t<M>;
  using Call = BodyCall<Manager, F>;
  using Result = typename Call::type;
  using Exit = Settled<decltype(manager.aexit(std::exception_ptr()))>;

  Slot<Stored<Entered<Manager>>> entered;
  if constexpr (!Settled<decltype(manager.aenter())>::awaits) {
    manager.aenter();
  } else if constexpr (std::is_void_v<Entered<Manager>>) {
    co_await manager.aenter();
  } else {
    entered.emplace(co_await manager.aenter());
  }
  auto& argument = [&]() -> BodyArgument<Manager>& {
    if constexpr (std::is_void_v<Entered<Manager>>) {
      return manager;
    } else {
      return entered.value();
    }
  }();

  Slot<Stored<Result>> result;
  std::exception_ptr error;
  try {
    if constexpr (Call::awaits && std::is_void_v<Result>) {
      co_await call_body(body, argument);
    } else if constexpr (Call::awaits) {
      result.emplace(co_await call_body(body, argument));
    } else if constexpr (std::is_void_v<Result>) {
      call_body(body, argument);
    } else {
      result.emplace(call_body(body, argument));
    }
  } catch (...) {
    error = std::current_exception();
  }

  bool suppressed = false;
  if constexpr (!Exit::awaits) {
    if constexpr (std::is_void_v<typename Exit::type>) {
      manager.aexit(error);
    } else {
      suppressed = manager.aexit(error);
    }
  } else if constexpr (std::is_void_v<typename Exit::type>) {
    co_await manager.aexit(error);
  } else {
    suppressed = co_await manager.aexit(error);
  }

  if (error && !suppressed) std::rethrow_exception(error);
  if constexpr (!std::is_void_v<Result>) {
    if (!result.full()) throw_suppressed_result();
    co_return std::move(result.value());
  }
}

}  // namespace detail

/// Python's `async with manager as m: body`:
///
///     co_await async_with(TaskGroup{}, [&](TaskGroup& group) -> Coro<> { ... });
///
/// Awaits `manager.aenter()`, runs the body, then awaits `manager.aexit(error)`, where `error` is
/// what the body threw, or null; what `aexit` returns (`bool`), if anything, says whether to drop
/// that exception. The body is a coroutine or a plain function; it takes what `aenter` gave, or the
/// manager if that was nothing, or no argument. A manager of your own needs only these two members,
/// which may be plain functions too.
///
/// With g++ 12 give a lambda that captures by value something with a destructor a name of its own
/// first: that compiler destroys such a temporary twice inside a `co_await` expression. References
/// (`[&]`) and other compilers are not concerned.
///
/// See https://docs.python.org/3/reference/compound_stmts.html#async-with
/// @param manager moved in, or used where it is if given as an lvalue.
/// @returns what the body returns.
/// @throws what the body, `aenter` or `aexit` throws.
template <class M, class F>
auto async_with(M&& manager, F body) {
  return detail::async_with_block<M, F>(std::forward<M>(manager), std::move(body));
}

}  // namespace asyncio
