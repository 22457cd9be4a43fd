#pragma once

#include <cstddef>
#include <type_traits>

#include "asyncio/detail/ref.hpp"
#include "asyncio/none.hpp"

namespace asyncio {

namespace detail {
class ThreadPool;
}

/// Worker threads for `Loop::run_in_executor`: they call functions that block, or compute for long,
/// while the loop goes on.
///
///     asyncio::ThreadPoolExecutor pool{2};
///     int size = co_await asyncio::get_running_loop().run_in_executor(pool, read_file, "a.txt");
///
/// Threads are started as they are needed. Jobs beyond their number wait in a queue, first come
/// first served. In the browser, where there are no threads, the functions run one after the other
/// on the loop's own thread and block it; a line on stderr says so once.
///
/// See https://docs.python.org/3/library/concurrent.futures.html#threadpoolexecutor
class ThreadPoolExecutor {
 public:
  /// As many threads as the machine has processors, and four more, but at most 32.
  ThreadPoolExecutor();
  /// @param max_workers how many threads it may have. @throws std::invalid_argument if not
  /// positive.
  explicit ThreadPoolExecutor(int max_workers);
  ThreadPoolExecutor(const ThreadPoolExecutor&) = delete;
  ThreadPoolExecutor& operator=(const ThreadPoolExecutor&) = delete;
  /// `shutdown()`: waits for the jobs, as Python's `with` block does at its end.
  ~ThreadPoolExecutor();

  /// Accepts no more jobs.
  /// @param wait whether to block until all of its jobs are over, those in the queue included.
  /// @param cancel_futures whether to cancel the jobs that no thread has begun.
  void shutdown(bool wait = true, bool cancel_futures = false);

  detail::ThreadPool& core() const noexcept { return *core_; }

 private:
  detail::Ref<detail::ThreadPool> core_;
};

namespace detail {

/// The first argument of `run_in_executor`: a pool, or none for the loop's own.
class ExecutorArgument {
 public:
  ExecutorArgument(std::nullptr_t) noexcept {}
  ExecutorArgument(None) noexcept {}
  ExecutorArgument(const ThreadPoolExecutor& executor) noexcept : pool_(&executor.core()) {}
  ExecutorArgument(const ThreadPoolExecutor* executor) noexcept
      : pool_(executor ? &executor->core() : nullptr) {}

  ThreadPool* pool() const noexcept { return pool_; }

 private:
  ThreadPool* pool_ = nullptr;
};

}  // namespace detail
}  // namespace asyncio
