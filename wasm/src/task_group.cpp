#include "asyncio/task_group.hpp"

#include <cstddef>
#include <utility>
#include <vector>

#include "asyncio/detail/running.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/loop.hpp"
#include "describe.hpp"
#include "tracer.hpp"

namespace asyncio {

namespace detail {

/// A port of CPython's `TaskGroup`, step by step: what is cancelled when, and which exception
/// leaves the block, depends on the order.
class TaskGroupCore {
 public:
  void retain() noexcept { ++references_; }
  void release() noexcept {
    if (--references_ == 0) delete this;
  }

  void require_open() const;
  void watch(const Ref<FutureCore>& task);
  void enter();
  Coro<> exit(std::exception_ptr error);

 private:
  class ChildDone;

  ~TaskGroupCore() = default;
  std::string repr() const;
  void child_done(std::size_t index);
  /// @param failed the child because of which; null if it is the block.
  void abort(const FutureCore* failed);

  std::uint32_t references_ = 0;
  std::uint32_t trace_id_ = 0;
  Task<> parent_;
  std::vector<Task<>> children_;  // by index, in the order of creation; empty handles are done
  std::size_t unfinished_ = 0;
  std::vector<std::exception_ptr> errors_;
  Future<> all_done_;
  bool entered_ = false;
  bool exiting_ = false;
  bool aborting_ = false;
  bool parent_cancel_requested_ = false;
};

class TaskGroupCore::ChildDone final : public DoneCallback {
 public:
  ChildDone(Ref<TaskGroupCore> group, std::size_t index)
      : DoneCallback(next_callback_id()), group_(std::move(group)), index_(index) {}

 private:
  void call(FutureCore&) override { group_->child_done(index_); }
  Ref<TaskGroupCore> group_;
  std::size_t index_;
};

std::string TaskGroupCore::repr() const {
  std::string text = "<TaskGroup";
  if (unfinished_ > 0) text += " tasks=" + std::to_string(unfinished_);
  if (!errors_.empty()) text += " errors=" + std::to_string(errors_.size());
  if (aborting_) {
    text += " cancelling";
  } else if (entered_) {
    text += " entered";
  }
  return text + ">";
}

void TaskGroupCore::require_open() const {
  if (!entered_) throw RuntimeError("TaskGroup " + repr() + " has not been entered");
  if (exiting_ && unfinished_ == 0) {
    throw RuntimeError("TaskGroup " + repr() + " is finished");
  }
  if (aborting_) throw RuntimeError("TaskGroup " + repr() + " is shutting down");
}

void TaskGroupCore::watch(const Ref<FutureCore>& task) {
  task->add_callback(new ChildDone(Ref<TaskGroupCore>(this), children_.size()));
  children_.emplace_back(task);
  if (running.tracer) running.tracer->member(trace_id_, *task);
  ++unfinished_;
}

void TaskGroupCore::enter() {
  if (entered_) throw RuntimeError("TaskGroup " + repr() + " has already been entered");
  parent_ = current_task();
  if (!parent_) throw RuntimeError("TaskGroup " + repr() + " cannot determine the parent task");
  entered_ = true;
  if (running.tracer) trace_id_ = running.tracer->announce_group();
}

Coro<> TaskGroupCore::exit(std::exception_ptr error) {
  exiting_ = true;
  const bool body_cancelled = error && is_cancelled_error(error);
  std::exception_ptr cancellation = body_cancelled ? error : nullptr;
  if (error && !aborting_) abort(nullptr);

  // A loop, because children may add children while the parent waits here.
  while (unfinished_ > 0) {
    all_done_ = get_running_loop().create_future();
    if (running.tracer) running.tracer->stands_for(*all_done_.core(), trace_id_);
    try {
      co_await all_done_;
    } catch (const CancelledError&) {
      if (!aborting_) {
        // Cancelled from outside while waiting.
        cancellation = std::current_exception();
        abort(nullptr);
      }
    }
    all_done_ = {};
  }

  // The group's own request to the parent must not outlive it.
  if (parent_cancel_requested_ && parent_.uncancel() == 0) cancellation = nullptr;
  if (cancellation && errors_.empty()) std::rethrow_exception(cancellation);
  if (error && !body_cancelled) errors_.push_back(error);
  if (errors_.empty()) co_return;
  if (parent_.cancelling() > 0) {
    // Cancelled from outside as well: deliver that again at the next await, the count unchanged.
    parent_.uncancel();
    parent_.cancel();
  }
  throw ExceptionGroup("unhandled errors in a TaskGroup", std::exchange(errors_, {}));
}

void TaskGroupCore::child_done(std::size_t index) {
  const Task<> task = std::exchange(children_[index], {});
  if (--unfinished_ == 0) {
    children_.clear();
    if (all_done_ && !all_done_.done()) all_done_.set_result();
  }
  if (task.cancelled()) return;
  std::exception_ptr error = task.exception();
  if (!error) return;
  errors_.push_back(std::move(error));
  if (!aborting_ && !parent_cancel_requested_) {
    abort(task.core().get());
    parent_cancel_requested_ = true;
    const TraceCanceller canceller(running.tracer, TraceEvent::Canceller::group, trace_id_);
    parent_.cancel();
  }
}

void TaskGroupCore::abort(const FutureCore* failed) {
  aborting_ = true;
  if (running.tracer) running.tracer->group_aborted(trace_id_, *parent_.core(), failed);
  const TraceCanceller canceller(running.tracer, TraceEvent::Canceller::group, trace_id_);
  for (const Task<>& child : children_) {
    if (child) child.cancel();
  }
}

}  // namespace detail

TaskGroup::TaskGroup() : core_(new detail::TaskGroupCore) {}
TaskGroup::TaskGroup(TaskGroup&&) noexcept = default;
TaskGroup::~TaskGroup() = default;

void TaskGroup::aenter() { core().enter(); }

Coro<> TaskGroup::aexit(std::exception_ptr error) { return core().exit(std::move(error)); }

detail::TaskGroupCore& TaskGroup::core() const {
  if (!core_) throw RuntimeError("the handle is empty: its group was moved to another one");
  return *core_;
}

void TaskGroup::require_open(detail::CoroBase& coroutine) const {
  try {
    core().require_open();
  } catch (...) {
    coroutine.close();
    throw;
  }
}

void TaskGroup::watch(const detail::Ref<detail::FutureCore>& task) { core_->watch(task); }

}  // namespace asyncio
