#pragma once

#include <exception>
#include <source_location>
#include <string>
#include <utility>

#include "asyncio/async_with.hpp"
#include "asyncio/coro.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/exception_group.hpp"
#include "asyncio/task.hpp"

namespace asyncio {

namespace detail {
class TaskGroupCore;
}

/// Tasks that belong together: the block ends when all of them have.
///
///     co_await async_with(TaskGroup{}, [&](TaskGroup& group) -> Coro<> {
///       group.create_task(say_after(1, "hello"));
///       group.create_task(say_after(2, "world"));
///       co_return;
///     });
///
/// The first child that fails cancels the others and the body; when all have ended the block throws
/// an `ExceptionGroup` of the children's exceptions in the order in which they came, and last the
/// body's own. A child that is cancelled is no failure.
///
/// See https://docs.python.org/3/library/asyncio-task.html#task-groups
class TaskGroup {
 public:
  TaskGroup();
  TaskGroup(TaskGroup&&) noexcept;
  TaskGroup& operator=(TaskGroup&&) = delete;
  ~TaskGroup();

  /// Adds a task. @throws RuntimeError before the block is entered, while the group is being
  /// cancelled, and after its end; the coroutine is dropped then.
  template <class T>
  Task<T> create_task(Coro<T>&& coroutine, std::string name = {},
                      std::source_location where = std::source_location::current()) {
    require_open(coroutine);
    Task<T> task = asyncio::create_task(std::move(coroutine), std::move(name), where);
    watch(task.core());
    return task;
  }
  template <detail::OtherAwaitable A>
  auto create_task(A&& awaitable, std::string name = {},
                   std::source_location where = std::source_location::current()) {
    return create_task(detail::as_coroutine(std::forward<A>(awaitable)), std::move(name), where);
  }

  void aenter();
  Coro<> aexit(std::exception_ptr error);

 private:
  /// @throws RuntimeError if the group was moved to another handle.
  detail::TaskGroupCore& core() const;
  void require_open(detail::CoroBase& coroutine) const;
  void watch(const detail::Ref<detail::FutureCore>& task);

  detail::Ref<detail::TaskGroupCore> core_;
};

}  // namespace asyncio
