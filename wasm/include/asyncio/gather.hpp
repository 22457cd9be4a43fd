#pragma once

#include <cstddef>
#include <exception>
#include <new>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "asyncio/detail/future_core.hpp"
#include "asyncio/future.hpp"
#include "asyncio/outcome.hpp"
#include "asyncio/task.hpp"

namespace asyncio {

/// Says to `gather` that exceptions are results.
struct ReturnExceptions {};
/// The first argument of a `gather` that shall give exceptions as results.
inline constexpr ReturnExceptions return_exceptions{};

namespace detail {

/// The future behind `gather`: done when all children are, or when the first fails.
class GatherCore final : public FutureCore {
 public:
  /// Builds the results from the children's, in `results`.
  using Collect = void (*)(const GatherCore& gather, void* results);

  /// @param type of the results.
  /// @param catching whether exceptions are results.
  static Ref<FutureCore> start(const ResultType& type, Collect collect, Ref<FutureCore>* children,
                               std::size_t count, bool catching);

  std::size_t count() const noexcept { return count_; }
  FutureCore& child(std::size_t index) const noexcept { return *children_[index].future; }
  /// Null, or what stands for the missing result among the outcomes.
  static std::exception_ptr error_of(FutureCore& child);

  bool cancel(const std::exception_ptr& error) override;
  const char* kind() const noexcept override { return "_GatheringFuture"; }

 private:
  struct Child final : Node {
    Ref<FutureCore> future;
    GatherCore* gather = nullptr;
    bool watched = false;
    void run() override;
    void discard() noexcept override { gather->release(); }
  };

  GatherCore(LoopCore& loop, const ResultType& type, Collect collect, Ref<FutureCore>* children,
             std::size_t count, bool catching);
  ~GatherCore() override;

  /// Begins to watch the children.
  void begin();
  void child_ended(FutureCore& child);

  Collect collect_;
  Child* children_;
  std::size_t count_;
  std::size_t ended_ = 0;
  bool catching_;
  bool cancel_requested_ = false;
};

template <bool catching, class T>
using Gathered = std::conditional_t<catching, Outcome<T>, Stored<T>>;

/// A child's result in the form that gather gives it in.
template <class T>
Stored<T> gathered_value(FutureCore& child) {
  if constexpr (std::is_void_v<T>) {
    return None{};
  } else {
    return result_of<T>(child);
  }
}

template <bool catching, class T>
Gathered<catching, T> gathered(FutureCore& child) {
  if constexpr (catching) {
    if (std::exception_ptr error = GatherCore::error_of(child)) {
      return Outcome<T>(std::move(error));
    }
    return Outcome<T>(gathered_value<T>(child));
  } else {
    return gathered_value<T>(child);
  }
}

template <bool catching, class... Ts>
void collect_tuple([[maybe_unused]] const GatherCore& gather, void* results) {
  [&]<std::size_t... indices>(std::index_sequence<indices...>) {
    ::new (results)
        std::tuple<Gathered<catching, Ts>...>{gathered<catching, Ts>(gather.child(indices))...};
  }(std::index_sequence_for<Ts...>());
}

template <bool catching, class T>
void collect_vector(const GatherCore& gather, void* into) {
  std::vector<Gathered<catching, T>> results;
  results.reserve(gather.count());
  for (std::size_t index = 0; index < gather.count(); ++index) {
    results.push_back(gathered<catching, T>(gather.child(index)));
  }
  ::new (into) std::vector<Gathered<catching, T>>(std::move(results));
}

template <class A>
std::vector<A> copy(const std::vector<A>& awaitables) {
  static_assert(FutureLike<A>, "coroutines can't be copied: move them, gather(std::move(vector))");
  if constexpr (FutureLike<A>) {
    return awaitables;
  } else {
    return {};
  }
}

template <bool catching, class A>
auto gather_vector(std::vector<A>&& awaitables) {
  using T = typename A::value_type;
  using Results = std::vector<Gathered<catching, T>>;
  std::vector<Ref<FutureCore>> children;
  children.reserve(awaitables.size());
  for (A& awaitable : awaitables)
    children.push_back(ensure_future(std::move(awaitable)).required());
  return Future<Results>(GatherCore::start(result_type<Results>, collect_vector<catching, T>,
                                           children.data(), children.size(), catching));
}

template <class A>
using ResultOf = typename decltype(ensure_future(std::declval<A>()))::value_type;

template <bool catching, class... As>
auto gather_all(As&&... awaitables) {
  using Results = std::tuple<Gathered<catching, ResultOf<As>>...>;
  // In braces, which are evaluated from left to right: tasks start in the order of the arguments.
  // One more than there are, because an array can't be empty.
  Ref<FutureCore> children[]{ensure_future(std::forward<As>(awaitables)).required()...,
                             Ref<FutureCore>()};
  return Future<Results>(GatherCore::start(result_type<Results>,
                                           collect_tuple<catching, ResultOf<As>...>, children,
                                           sizeof...(As), catching));
}

}  // namespace detail

/// Runs awaitables side by side and gives all their results, in the order of the arguments:
///
///     auto [a, b] = co_await asyncio::gather(fetch("a"), fetch("b"));
///
/// Coroutines become tasks when gather is called, not when it is awaited. The first exception ends
/// the gather at once; the other children run on, and what they throw is dropped. A cancelled child
/// counts as one that threw `CancelledError`. Cancelling the gather cancels all children.
///
/// See https://docs.python.org/3/library/asyncio-task.html#asyncio.gather
/// @returns a future of a `std::tuple`, with `None` for each that returns nothing.
/// @throws RuntimeError("no running event loop"); std::invalid_argument for futures of different
///   loops.
template <class... As>
  requires(requires { typename detail::Awaited<As>; } && ...)
auto gather(As&&... awaitables) {
  return detail::gather_all<false>(std::forward<As>(awaitables)...);
}

/// The same for any number of one type. @returns a future of a `std::vector`.
template <class A>
auto gather(std::vector<A>&& awaitables) {
  return detail::gather_vector<false>(std::move(awaitables));
}
template <class A>
auto gather(const std::vector<A>& awaitables) {
  return detail::gather_vector<false>(detail::copy(awaitables));
}

/// Waits for all children whatever happens, and gives each as an `Outcome`: a result or an
/// exception. Cancelled from outside, it waits for all children and then throws `CancelledError`.
template <class... As>
  requires(requires { typename detail::Awaited<As>; } && ...)
auto gather(ReturnExceptions, As&&... awaitables) {
  return detail::gather_all<true>(std::forward<As>(awaitables)...);
}

template <class A>
auto gather(ReturnExceptions, std::vector<A>&& awaitables) {
  return detail::gather_vector<true>(std::move(awaitables));
}
template <class A>
auto gather(ReturnExceptions, const std::vector<A>& awaitables) {
  return detail::gather_vector<true>(detail::copy(awaitables));
}

}  // namespace asyncio
