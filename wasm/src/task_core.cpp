#include "task_core.hpp"

#include <utility>

#include "asyncio/detail/frame.hpp"
#include "asyncio/detail/future_awaiter.hpp"
#include "asyncio/detail/tasks.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/repr.hpp"
#include "asyncio/task.hpp"
#include "describe.hpp"
#include "loop_core.hpp"

namespace asyncio::detail {

namespace {

std::uint64_t next_task_number() noexcept {
  thread_local std::uint64_t last = 0;
  return ++last;
}

}  // namespace

Ref<TaskCore> TaskCore::make(LoopCore& loop, CoroBase& coroutine, const ResultType& type,
                             std::string name, const std::source_location& where) {
  Ref<TaskCore> task = make_unqueued(loop, coroutine, type, std::move(name), where);
  loop.ready(task.get());
  return task;
}

Ref<TaskCore> TaskCore::make_started(LoopCore& loop, CoroBase& coroutine, const ResultType& type) {
  Ref<TaskCore> task = make_unqueued(loop, coroutine, type, {}, {});
  const Running interrupted = running;
  task->step();
  running = interrupted;
  return task;
}

Ref<TaskCore> TaskCore::make_unqueued(LoopCore& loop, CoroBase& coroutine, const ResultType& type,
                                      std::string name, const std::source_location& where) {
  loop.require_open();
  Promise* const promise = coroutine.give_up();
  void* const block = allocate_frame(allocation_size(sizeof(TaskCore), type));
  Ref<TaskCore> task(::new (block)
                         TaskCore(loop, promise, coroutine.frame(), type, std::move(name)));
  task->retain();  // the loop's own reference, until the task is done
  if (Tracer* const tracer = loop.tracer()) {
    tracer->task_created(*task, task->function_, task->name(), where);
  }
  return task;
}

TaskCore::TaskCore(LoopCore& loop, Promise* promise, std::coroutine_handle<> coroutine,
                   const ResultType& type, std::string name)
    : FutureCore(loop, type, sizeof(TaskCore), true),
      promise_(promise),
      coroutine_(coroutine),
      resume_at_(coroutine),
      function_(promise_->function) {
  promise_->result = storage();
  if (name.empty()) {
    number_ = next_task_number();
  } else {
    name_ = std::make_unique<std::string>(std::move(name));
  }
}

void TaskCore::step() {
  const bool first = !started_;
  if (first) {
    started_ = true;
    if (take_cancellation()) {
      // Cancelled before its first step: none of its code runs.
      drop_coroutine();
      const Ref<TaskCore> self = Ref<TaskCore>::adopt(this);
      const TraceActor actor(loop().tracer(), *this);
      trace_end(TraceEvent::Outcome::cancelled, cancellation_);
      return finish_cancelled(std::move(cancellation_), true);
    }
  }
  waiting_for_ = nullptr;
  if (Tracer* const tracer = loop().tracer()) tracer->resumed(*this, first);
  Running& now = running;
  now.task = this;
  now.next = resume_at_;
  do {
    std::exchange(now.next, nullptr).resume();
  } while (now.next);
  now.task = nullptr;
  if (coroutine_.done()) complete();
}

void TaskCore::complete() {
  const Ref<TaskCore> self = Ref<TaskCore>::adopt(this);
  std::exception_ptr error = std::move(promise_->error);
  const bool has_result = promise_->has_result;
  if (!error && !has_result) error = promise_->no_result_error();
  drop_coroutine();
  const bool cancel_unheeded = take_cancellation();
  const TraceActor actor(loop().tracer(), *this);
  if (!error && !cancel_unheeded) {
    trace_end(TraceEvent::Outcome::returned, nullptr);
    return set_finished();
  }
  if (has_result) type().destroy(storage());
  if (!error) {
    trace_end(TraceEvent::Outcome::cancelled, cancellation_);
    finish_cancelled(std::move(cancellation_));
  } else if (is_cancelled_error(error)) {
    trace_end(TraceEvent::Outcome::cancelled, error);
    finish_cancelled(std::move(error), true);
  } else {
    trace_end(TraceEvent::Outcome::raised, error);
    finish_failed(std::move(error));
  }
}

void TaskCore::trace_end(TraceEvent::Outcome outcome, const std::exception_ptr& error) {
  Tracer* const tracer = loop().tracer();
  if (!tracer) return;
  std::string text;
  if (outcome == TraceEvent::Outcome::cancelled) {
    if (error) text = error_message(error);
  } else if (error) {
    text = detail::describe(error);
  } else if (&type() != &result_type<None>) {
    text = type().repr(storage());
  }
  tracer->ended(*this, outcome, text);
}

void TaskCore::drop_coroutine() noexcept { std::exchange(coroutine_, nullptr).destroy(); }

void TaskCore::abandon() noexcept {
  const Ref<TaskCore> self = Ref<TaskCore>::adopt(this);
  loop().call_exception_handler({.message = "Task was destroyed but it is pending!",
                                 .exception = nullptr,
                                 .future = Future<>(Ref<FutureCore>(this))});
  FutureCore::abandon();
  waiting_for_ = nullptr;
  drop_coroutine();
}

void TaskCore::suspend(std::coroutine_handle<> coroutine, Waitable& what) {
  resume_at_ = coroutine;
  waiting_for_ = &what;
  if (must_cancel_ && what.cancel(cancellation_)) must_cancel_ = false;
}

void TaskCore::wake(TraceEvent::Cause cause) noexcept {
  if (Tracer* const tracer = loop().tracer()) tracer->woken(*this, cause);
  loop().ready(this);
}

bool TaskCore::cancel(const std::exception_ptr& error) {
  mark_retrieved();
  if (done()) return false;
  // Among tasks that await each other in a circle the request has gone around.
  if (forwarding_cancel_) return false;
  if (Tracer* const tracer = loop().tracer()) {
    tracer->cancel_requested(*this, error ? error_message(error) : "");
  }
  ++cancel_requests_;
  if (!cancellable_) return true;
  forwarding_cancel_ = true;
  const bool forwarded = waiting_for_ && waiting_for_->cancel(error);
  forwarding_cancel_ = false;
  if (forwarded) return true;
  must_cancel_ = true;
  cancellation_ = error;
  return true;
}

std::uint32_t TaskCore::uncancel() noexcept {
  if (cancel_requests_ > 0) --cancel_requests_;
  if (cancel_requests_ == 0) must_cancel_ = false;
  return cancel_requests_;
}

std::exception_ptr TaskCore::requested_error() const {
  return cancellation_ ? cancellation_ : std::make_exception_ptr(CancelledError());
}

std::string TaskCore::name() const { return name_ ? *name_ : "Task-" + std::to_string(number_); }

void TaskCore::set_name(std::string name) {
  name_ = std::make_unique<std::string>(std::move(name));
  if (Tracer* const tracer = loop().tracer()) tracer->task_named(*this, *name_);
}

std::string TaskCore::repr() const {
  const bool cancelling = !done() && cancel_requests_ > 0;
  std::string text = "<Task " + (cancelling ? "cancelling" : state_repr()) +
                     " name=" + asyncio::repr(name()) + " coro=<" +
                     std::string(coroutine_name(function_)) + "()";
  if (loop().debug) text += (done() ? " done, " : " ") + definition(function_);
  text += '>';
  if (in_repr_) return text + " ...>";  // tasks that await each other in a circle
  in_repr_ = true;
  if (!done() && waiting_for_) text += " wait_for=" + waiting_for_->describe();
  in_repr_ = false;
  return text + outcome_repr() + ">";
}

std::string TaskCore::describe_wait() const {
  std::string text = name() + " (" + std::string(coroutine_name(function_)) + ")";
  return waiting_for_ ? text + " waits for " + waiting_for_->describe_deadlock() : text;
}

// The functions that `Task` calls.

Ref<FutureCore> make_task(LoopCore& loop, CoroBase& coroutine, const ResultType& type,
                          std::string name, const std::source_location& where) {
  return Ref<FutureCore>(TaskCore::make(loop, coroutine, type, std::move(name), where).get());
}

std::string task_name(const FutureCore& task) { return static_cast<const TaskCore&>(task).name(); }

void set_task_name(FutureCore& task, std::string name) {
  static_cast<TaskCore&>(task).set_name(std::move(name));
}

std::size_t task_uncancel(FutureCore& task) noexcept {
  return static_cast<TaskCore&>(task).uncancel();
}

std::size_t task_cancelling(const FutureCore& task) noexcept {
  return static_cast<const TaskCore&>(task).cancelling();
}

Ref<FutureCore> current_task_core() noexcept { return Ref<FutureCore>(running.task); }

LoopCore& running_loop() {
  if (!running.loop) throw RuntimeError("no running event loop");
  return *running.loop;
}

// Awaiting a future.

void FutureAwaiterBase::await_suspend(std::coroutine_handle<> coroutine) {
  if (&future_->loop() != running.loop) {
    throw RuntimeError(running.task->repr() + " got " + future_->repr() +
                       " attached to a different loop");
  }
  if (future_.get() == running.task) {
    throw RuntimeError("Task cannot await on itself: " + future_->repr());
  }
  waiting_ = running.task;
  if (running.tracer) running.tracer->waits_for(*future_);
  future_->add_waiter(waiting_);
  waiting_->suspend(coroutine, *future_);
}

void FutureAwaiterBase::resumed() {
  if (TaskCore* const task = std::exchange(waiting_, nullptr)) {
    if (task->take_cancellation()) {
      future_->mark_retrieved();
      if (!future_->ended_by_cancellation()) task->throw_cancelled();
    }
  }
  future_->require_result();
}

void FutureAwaiterBase::stop_waiting() noexcept { future_->remove_waiter(waiting_); }

}  // namespace asyncio::detail

namespace asyncio {

std::vector<Task<>> all_tasks() {
  std::vector<Task<>> tasks;
  for (auto& task : detail::running_loop().pending_tasks()) tasks.emplace_back(std::move(task));
  return tasks;
}

}  // namespace asyncio
