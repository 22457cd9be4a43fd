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
class GatherCore : public FutureCore {
 public:
  bool cancel(const std::exception_ptr& error) override;
  const char* kind() const noexcept override { return "_GatheringFuture"; }

 protected:
  struct Child final : Node {
    Ref<FutureCore> future;
    GatherCore* gather = nullptr;
    bool watched = false;
    void run() override;
    void discard() noexcept override { gather->release(); }
  };

  GatherCore(const ResultType& type, std::size_t size_of_this,
             std::vector<Ref<FutureCore>> children, bool catching);
  ~GatherCore() override;

  /// Begins to watch the children; call once, right after making it.
  void begin();
  FutureCore& child(std::size_t index) const noexcept { return *children_[index].future; }
  std::size_t count() const noexcept { return count_; }
  /// Null, or why the child has no result.
  static std::exception_ptr error_of(FutureCore& child);

 private:
  /// Builds the results from the children's, in `storage()`.
  virtual void collect() = 0;
  void child_ended(FutureCore& child);

  Child* children_;
  std::size_t count_;
  std::size_t ended_ = 0;
  bool catching_;  // exceptions are results
  bool cancel_requested_ = false;
};

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
using Gathered = std::conditional_t<catching, Outcome<T>, Stored<T>>;

/// @tparam Results what `co_await` of the gather gives.
/// @tparam Collect makes it: `Results Collect::from(const GatherOf&)`.
template <class Results, class Collect>
class GatherOf final : public GatherCore {
 public:
  static Future<Results> start(std::vector<Ref<FutureCore>> children, bool catching) {
    const std::size_t size = allocation_size(sizeof(GatherOf), result_type<Results>);
    const Ref<GatherOf> gather(::new (allocate_frame(size))
                                   GatherOf(std::move(children), catching));
    gather->begin();
    return Future<Results>(Ref<FutureCore>(gather.get()));
  }

  using GatherCore::count;
  template <class T, bool catching>
  Gathered<catching, T> result(std::size_t index) const {
    FutureCore& future = child(index);
    if constexpr (catching) {
      if (std::exception_ptr error = error_of(future)) return Outcome<T>(std::move(error));
      return Outcome<T>(gathered_value<T>(future));
    } else {
      return gathered_value<T>(future);
    }
  }

 private:
  GatherOf(std::vector<Ref<FutureCore>> children, bool catching)
      : GatherCore(result_type<Results>, sizeof(GatherOf), std::move(children), catching) {}
  void collect() override { ::new (storage()) Results(Collect::from(*this)); }
};

template <bool catching, class... Ts>
struct CollectTuple {
  using Results = std::tuple<Gathered<catching, Ts>...>;
  template <class Gather>
  static Results from(const Gather& gather) {
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
      return Results{gather.template result<Ts, catching>(Index)...};
    }(std::index_sequence_for<Ts...>());
  }
};

template <bool catching, class T>
struct CollectVector {
  using Results = std::vector<Gathered<catching, T>>;
  template <class Gather>
  static Results from(const Gather& gather) {
    Results results;
    results.reserve(gather.count());
    for (std::size_t index = 0; index < gather.count(); ++index) {
      results.push_back(gather.template result<T, catching>(index));
    }
    return results;
  }
};

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
  using Collect = CollectVector<catching, typename A::value_type>;
  std::vector<Ref<FutureCore>> children;
  children.reserve(awaitables.size());
  for (A& awaitable : awaitables)
    children.push_back(ensure_future(std::move(awaitable)).required());
  return GatherOf<typename Collect::Results, Collect>::start(std::move(children), catching);
}

template <class A>
using ResultOf = typename decltype(ensure_future(std::declval<A>()))::value_type;

template <bool catching, class... As>
auto gather_all(As&&... awaitables) {
  using Collect = CollectTuple<catching, ResultOf<As>...>;
  // In braces, which are evaluated from left to right: tasks start in the order of the arguments.
  std::vector<Ref<FutureCore>> children{ensure_future(std::forward<As>(awaitables)).required()...};
  return GatherOf<typename Collect::Results, Collect>::start(std::move(children), catching);
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
/// @throws RuntimeError("no running event loop").
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
