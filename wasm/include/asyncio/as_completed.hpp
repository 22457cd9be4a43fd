#pragma once

#include <initializer_list>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "asyncio/coro.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/limit.hpp"
#include "asyncio/repr.hpp"
#include "asyncio/task.hpp"

namespace asyncio {

namespace detail {

class AsCompletedCore;

/// The futures that `as_completed` was given, less those that were asked for.
class Completions {
 public:
  Completions(std::vector<Ref<FutureCore>> futures, Limit limit);
  Completions(const Completions&) noexcept;
  Completions(Completions&&) noexcept;
  Completions& operator=(const Completions&) noexcept;
  Completions& operator=(Completions&&) noexcept;
  ~Completions();

  bool empty() const noexcept;
  /// One of them is going to be asked for.
  void count_one_off() const noexcept;
  /// Waits for the next that is done. @throws TimeoutError at the deadline.
  Coro<Ref<FutureCore>> get() const;

 private:
  static Coro<Ref<FutureCore>> get(Ref<AsCompletedCore> core);

  Ref<AsCompletedCore> core_;
};

// Named as in Python, because its name is shown.
template <class F>
Coro<typename F::value_type> _wait_for_one(Completions completions) {
  const F future(co_await completions.get());
  co_return future.result();
}

}  // namespace detail

/// Tasks or futures in the order in which they are done; made by `as_completed`. A handle: copies
/// share what is left.
/// @tparam F `Task<T>` or `Future<T>`.
template <class F>
class [[nodiscard(
    "walk through what as_completed gives: for (auto next : as_completed(tasks))")]] AsCompleted {
 public:
  using value_type = typename F::value_type;

  /// Gives a coroutine for each, which waits for the next that is done and gives its result.
  class Iterator {
   public:
    explicit Iterator(detail::Completions completions) noexcept
        : completions_(std::move(completions)) {}

    /// Awaiting it throws what the task threw; TimeoutError at the deadline.
    Coro<value_type> operator*() const {
      completions_.count_one_off();
      return detail::_wait_for_one<F>(completions_);
    }
    /// Nothing is to be done: `*` has gone on already.
    Iterator& operator++() noexcept { return *this; }
    friend bool operator==(const Iterator& iterator, std::nullopt_t) noexcept {
      return iterator.completions_.empty();
    }

   private:
    detail::Completions completions_;
  };

  explicit AsCompleted(detail::Completions completions) noexcept
      : completions_(std::move(completions)) {}

  /// The next that is asked for.
  Iterator begin() const { return Iterator(completions_); }
  /// Where a walk ends: when all have been given.
  std::nullopt_t end() const noexcept { return std::nullopt; }

  /// Waits for the next that is done, and gives the task or future itself, to see which it is:
  ///
  ///     auto completed = as_completed(tasks);
  ///     while (auto task = co_await completed.next()) { ... task->result() ... }
  ///
  /// Python's `async for task in as_completed(tasks)`.
  /// @returns nothing when all have been given. @throws TimeoutError at the deadline, for each that
  ///   is left.
  Coro<std::optional<F>> next() const { return next(completions_); }

 private:
  static Coro<std::optional<F>> next(detail::Completions completions) {
    if (completions.empty()) co_return std::nullopt;
    completions.count_one_off();
    co_return F(co_await completions.get());
  }

  detail::Completions completions_;
};

namespace detail {

template <class A>
using Ensured = decltype(ensure_future(std::declval<A>()));

/// @tparam Item how to take each out of the list: `A&&` or `const A&`.
template <class Item, class List>
auto start_as_completed(List& list, Limit limit) {
  std::vector<Ref<FutureCore>> futures;
  for (auto& item : list) {
    futures.push_back(ensure_future(static_cast<Item>(item)).required());
  }
  return AsCompleted<Ensured<Item>>(Completions(std::move(futures), limit));
}

}  // namespace detail

/// Gives results in the order in which they come, not in the order of the list:
///
///     for (auto next : as_completed(tasks)) {
///       print("{}", co_await next);
///     }
///
/// Each `next` is a coroutine: awaiting it waits for the next that is done, and gives its result or
/// throws what it threw. Coroutines become tasks when `as_completed` is called. A task given twice
/// counts once. Leaving the loop early leaves the others running.
///
/// See https://docs.python.org/3/library/asyncio-task.html#asyncio.as_completed
/// @param awaitables a `std::vector`, or any other list: of coroutines (moved in:
///   `as_completed(std::move(coros))`), tasks or futures.
/// @param limit seconds, any `std::chrono::duration`, or none: when the time is over, each that is
///   left throws `TimeoutError`, while its task goes on.
/// @returns an `AsCompleted`, which gives the tasks themselves, too.
/// @throws RuntimeError("no running event loop"); std::invalid_argument for a future of another
///   loop.
template <class List>
auto as_completed(List&& awaitables, Limit limit = {}) {
  using Plain = std::remove_cvref_t<List>;
  if constexpr (!detail::Container<Plain>) {
    static_assert(!sizeof(Plain*),
                  "as_completed takes a list of coroutines, tasks or futures: a std::vector");
  } else if constexpr (detail::FutureLike<typename Plain::value_type>) {
    return detail::start_as_completed<const typename Plain::value_type&>(awaitables, limit);
  } else if constexpr (!requires { typename detail::Awaited<typename Plain::value_type>; }) {
    static_assert(!sizeof(Plain*), "as_completed takes a list of coroutines, tasks or futures");
  } else if constexpr (std::is_lvalue_reference_v<List> || std::is_const_v<List>) {
    static_assert(!sizeof(Plain*),
                  "coroutines can't be copied: move them, as_completed(std::move(vector))");
  } else {
    return detail::start_as_completed<typename Plain::value_type&&>(awaitables, limit);
  }
}
/// The same for tasks or futures in braces: `as_completed({task1, task2})`. With g++ 12 give the
/// list a name first, `std::vector tasks{task1, task2};`: that compiler can't take braces here.
template <class F>
auto as_completed(std::initializer_list<F> futures, Limit limit = {}) {
  if constexpr (detail::FutureLike<F>) {
    return detail::start_as_completed<const F&>(futures, limit);
  } else {
    static_assert(!sizeof(F*),
                  "coroutines can't be copied out of braces: put them in a std::vector, and move "
                  "it, as_completed(std::move(vector))");
  }
}

}  // namespace asyncio
