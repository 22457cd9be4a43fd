#pragma once

#include <initializer_list>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "asyncio/coro.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/future.hpp"
#include "asyncio/limit.hpp"
#include "asyncio/repr.hpp"
#include "asyncio/task.hpp"

namespace asyncio {

/// When `wait` is to return, if its time is not over before.
enum ReturnWhen : unsigned char {
  /// When any is done.
  FIRST_COMPLETED,
  /// When any has failed (a cancelled one has not), or when all are done.
  FIRST_EXCEPTION,
  /// When all are done.
  ALL_COMPLETED,
};

/// How `wait` is to wait: `wait(tasks, {.timeout = 2.5, .return_when = FIRST_COMPLETED})`.
struct WaitOptions {
  /// Seconds, any `std::chrono::duration`, or none.
  Limit timeout = None{};
  /// What to wait for.
  ReturnWhen return_when = ALL_COMPLETED;
};

/// What `wait` gives: `auto [done, pending] = co_await wait(tasks);`
template <class F>
struct DoneAndPending {
  /// Those that are done, in the order in which they were given.
  std::vector<F> done;
  /// The others, likewise.
  std::vector<F> pending;
};

/// Both lists, as a tuple.
template <class F>
std::string repr(const DoneAndPending<F>& futures) {
  return repr(
      std::pair<const std::vector<F>&, const std::vector<F>&>(futures.done, futures.pending));
}

namespace detail {

class WaitCore;

/// Watches futures as long as it lives.
class Waiting {
 public:
  /// @throws std::invalid_argument if there are none, or if `return_when` is none of the three.
  Waiting(std::vector<Ref<FutureCore>> futures, const WaitOptions& options);
  Waiting(const Waiting&) = delete;
  Waiting& operator=(const Waiting&) = delete;
  ~Waiting();

  /// Done when enough of them are, or when the time is over.
  const Future<>& enough() const noexcept;
  /// Each once.
  const std::vector<Ref<FutureCore>>& futures() const noexcept;

 private:
  Ref<WaitCore> core_;
};

/// Not beside the public function, because both are called `wait`: the coroutine's name is shown.
struct Wait {
  template <class F>
  static Coro<DoneAndPending<F>> wait(std::vector<Ref<FutureCore>> futures, WaitOptions options) {
    const Waiting waiting(std::move(futures), options);
    co_await waiting.enough();
    DoneAndPending<F> result;
    for (const Ref<FutureCore>& future : waiting.futures()) {
      (future->done() ? result.done : result.pending).emplace_back(future);
    }
    co_return result;
  }
};

template <class List>
auto wait_for_all_of(const List& list, const WaitOptions& options) {
  using F = typename List::value_type;
  if constexpr (FutureLike<F>) {
    std::vector<Ref<FutureCore>> futures;
    for (const F& future : list) futures.push_back(future.required());
    return Wait::wait<F>(std::move(futures), options);
  } else {
    static_assert(!sizeof(F*),
                  "wait takes tasks or futures. Passing coroutines is forbidden, use tasks "
                  "explicitly: create_task(...)");
  }
}

}  // namespace detail

/// Waits until tasks or futures are done, and tells which are:
///
///     auto [done, pending] = co_await wait(tasks, {.return_when = FIRST_COMPLETED});
///
/// It throws nothing that they throw, and it cancels nothing, neither when its time is over nor
/// when it is cancelled itself. A task given twice counts once.
///
/// See https://docs.python.org/3/library/asyncio-task.html#asyncio.wait
/// @param tasks a `std::vector`, or any other list, of `Task<T>` or `Future<T>`; of tasks of
///   different types, make a `std::vector<Task<>>`.
/// @returns a coroutine that gives `DoneAndPending`; `done` can be empty at the timeout.
/// @throws std::invalid_argument if the list is empty; CancelledError.
template <class Tasks>
auto wait(const Tasks& tasks, WaitOptions options = {}) {
  if constexpr (detail::Container<Tasks>) {
    return detail::wait_for_all_of(tasks, options);
  } else {
    static_assert(!sizeof(Tasks*), "wait takes a list of tasks or futures: wait({task1, task2})");
  }
}
/// The same for a list in braces: `wait({task1, task2})`. With g++ 12 give the list a name first,
/// `std::vector tasks{task1, task2};`: that compiler can't take braces inside a `co_await`.
template <class F>
auto wait(std::initializer_list<F> tasks, WaitOptions options = {}) {
  return detail::wait_for_all_of(tasks, options);
}

}  // namespace asyncio
