#pragma once

#include <cstdint>
#include <exception>
#include <new>
#include <type_traits>
#include <utility>

#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/node.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/detail/ref_count.hpp"
#include "asyncio/detail/slot.hpp"

namespace asyncio::detail {

class ThreadPool;
class Tracer;

/// A function that a worker thread calls for a loop. As a node it stands in the pool's queue first,
/// then among what the loop has to run: that is when its result gets into its future.
class Job : public Node {
 public:
  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) delete this;
  }

  /// Calls the function and keeps what comes of it. On the worker's thread.
  virtual void call() noexcept = 0;

  void run() final;
  void discard() noexcept final { release(); }

 protected:
  Job() noexcept;
  virtual ~Job();

 private:
  friend class ThreadPool;
  friend Ref<FutureCore> start_job(LoopCore& loop, ThreadPool* pool, const Ref<Job>& job,
                                   const ResultType& type);
  enum class State : unsigned char { queued, begun, done, cancelled };
  class CancelWithFuture;

  /// Calls it, and tells a tracer of that. @param worker the thread's number; 0 for the loop's own.
  void call_traced(std::uint32_t worker) noexcept;
  /// Puts the result into the future. On the loop's thread.
  virtual void deliver(FutureCore& future) = 0;

  RefCount references_;
  State state_ = State::queued;  // guarded by the pool
  bool holds_clock_ = false;     // guarded by the pool
  Ref<ThreadPool> pool_;
  Ref<FutureCore> future_;
  Ref<LoopCore> loop_;
  Tracer* tracer_ = nullptr;
};

template <class F>
class JobOf final : public Job {
 public:
  using Result = std::invoke_result_t<F&>;
  explicit JobOf(F function) : function_(std::move(function)) {}

  void call() noexcept override {
    try {
      if constexpr (std::is_void_v<Result>) {
        function_();
        result_.emplace();
      } else {
        result_.emplace(function_());
      }
    } catch (...) {
      error_ = std::current_exception();
    }
  }

 private:
  void deliver(FutureCore& future) override {
    if (!error_) {
      try {
        ::new (future.storage()) Stored<Result>(std::move(result_.value()));
        return future.set_finished();
      } catch (...) {
        error_ = std::current_exception();
      }
    }
    future.set_exception(std::move(error_));
  }

  F function_;
  std::exception_ptr error_;
  Slot<Stored<Result>> result_;
};

/// Hands a job to a pool, or to the loop's default one if that is null.
/// Throws RuntimeError if the loop is closed or the pool was shut down.
Ref<FutureCore> start_job(LoopCore& loop, ThreadPool* pool, const Ref<Job>& job,
                          const ResultType& type);

template <class F>
auto start_job(LoopCore& loop, ThreadPool* pool, F function) {
  using Result = typename JobOf<F>::Result;
  static_assert(!std::is_reference_v<Result>, "a job returns a value; use a pointer instead");
  return start_job(loop, pool, Ref<Job>(new JobOf<F>(std::move(function))),
                   result_type<Stored<Result>>);
}

}  // namespace asyncio::detail
