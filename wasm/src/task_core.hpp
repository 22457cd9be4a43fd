#pragma once

#include <coroutine>
#include <cstdint>
#include <exception>
#include <memory>
#include <source_location>
#include <string>

#include "asyncio/coro.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/node.hpp"
#include "asyncio/detail/running.hpp"
#include "asyncio/trace.hpp"

namespace asyncio::detail {

/// A task: a future whose result is a coroutine's, and the node that steps it. A task is queued at
/// most once at a time, be it for its first step or to be woken, so one node serves for all.
class TaskCore final : public FutureCore, public Node {
 public:
  /// See `make_task`.
  static Ref<TaskCore> make(LoopCore& loop, CoroBase& coroutine, const ResultType& type,
                            std::string name, const std::source_location& where);
  /// The same, but the first step runs now, inside of whatever runs.
  static Ref<TaskCore> make_started(LoopCore& loop, CoroBase& coroutine, const ResultType& type);

  bool cancel(const std::exception_ptr& error) override;
  const char* kind() const noexcept override { return "Task"; }
  std::string repr() const override;
  void abandon() noexcept override;
  void run() override { step(); }
  FutureCore* stepped_task() noexcept override { return this; }

  /// Whether that is its outermost coroutine.
  bool runs(std::coroutine_handle<> coroutine) const noexcept { return coroutine_ == coroutine; }

  /// The task stops at `coroutine`; what wakes it knows of it already.
  void suspend(std::coroutine_handle<> coroutine) noexcept { resume_at_ = coroutine; }
  /// The task stops at `coroutine` until `what` wakes it.
  void suspend(std::coroutine_handle<> coroutine, Waitable& what);
  /// Queues the next step.
  void wake(TraceEvent::Cause cause) noexcept;
  /// Whether `CancelledError` is to be thrown from this step; the answer takes the request away.
  bool take_cancellation() noexcept {
    const bool requested = must_cancel_;
    must_cancel_ = false;
    return requested;
  }
  /// The `CancelledError` that is to be thrown then.
  std::exception_ptr requested_error() const override;
  [[noreturn]] void throw_cancelled() { std::rethrow_exception(requested_error()); }

  std::string name() const;
  void set_name(std::string name);
  std::uint32_t cancelling() const noexcept { return cancel_requests_; }
  std::uint32_t uncancel() noexcept;

  /// Requests to cancel a task that is not cancellable are counted, and change nothing else.
  void set_cancellable(bool cancellable) noexcept { cancellable_ = cancellable; }

  /// `Task-2 (worker) waits for <Future pending>`.
  std::string describe_wait() const;

 private:
  static Ref<TaskCore> make_unqueued(LoopCore& loop, CoroBase& coroutine, const ResultType& type,
                                     std::string name, const std::source_location& where);
  TaskCore(LoopCore& loop, Promise* promise, std::coroutine_handle<> coroutine,
           const ResultType& type, std::string name);
  ~TaskCore() override = default;

  void step();
  void complete();
  void trace_end(TraceEvent::Outcome outcome, const std::exception_ptr& error);
  void drop_coroutine() noexcept;

  Promise* promise_;
  std::coroutine_handle<> coroutine_;
  std::coroutine_handle<> resume_at_;
  Waitable* waiting_for_ = nullptr;
  std::source_location function_;
  std::exception_ptr cancellation_;  // what to throw; null for a plain CancelledError
  std::unique_ptr<std::string> name_;
  std::uint64_t number_ = 0;  // N of "Task-N"; 0 for a task that was made with a name
  std::uint32_t cancel_requests_ = 0;
  bool must_cancel_ = false;
  bool started_ = false;
  bool forwarding_cancel_ = false;
  bool cancellable_ = true;
  mutable bool in_repr_ = false;
};

}  // namespace asyncio::detail
