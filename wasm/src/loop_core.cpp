#include "loop_core.hpp"

#include <fmt/format.h>

#include <cmath>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "asyncio/detail/running.hpp"
#include "asyncio/errors.hpp"
#include "current_host.hpp"
#include "describe.hpp"
#include "step_limit.hpp"
#include "task_core.hpp"
#include "threads/thread_pool.hpp"
#include "threads/threads.hpp"

namespace asyncio::detail {

constinit thread_local Running running;

LoopCore::LoopCore(Host* host)
    : own_host_(host ? nullptr : default_host()),
      host_(host ? host : own_host_.get()),
      tracer_(Tracer::make(*host_)),
      inbox_(*host_),
      owner_(&running) {}

LoopCore::~LoopCore() = default;

void LoopCore::destroy() noexcept {
  references_.increment();  // closing makes and drops references
  close();
  delete this;
}

void LoopCore::require_open() const {
  if (closed_) throw RuntimeError("Event loop is closed");
}

void LoopCore::require_startable() const {
  require_open();
  if (running_) throw RuntimeError("This event loop is already running");
  if (running.loop) throw RuntimeError("Cannot run the event loop while another loop is running");
}

void LoopCore::require_own(const FutureCore& future) const {
  if (&future.loop() == this) return;
  throw std::invalid_argument(
      "The future belongs to a different loop than the one specified as the loop argument");
}

void LoopCore::require_own_thread() const {
  if (debug && running_ && !on_own_thread()) {
    throw RuntimeError(
        "Non-thread-safe operation invoked on an event loop other than the current one: use "
        "call_soon_threadsafe");
  }
}

void LoopCore::schedule(HandleCore& handle) {
  require_open();
  require_own_thread();
  collect_inbox();  // what came before has its turn before
  handle.loop_ = Ref<LoopCore>(this);
  handle.retain();
  if (tracer_) tracer_->callback_scheduled(handle, time(), false);
  ready(&handle);
}

void LoopCore::schedule_threadsafe(HandleCore& handle) {
  // Not "on its own thread": of a loop that doesn't run yet, another thread may be about to run it.
  if (runs_here()) return schedule(handle);
  handle.loop_ = Ref<LoopCore>(this);
  handle.retain();
  if (inbox_.post(&handle)) return;
  handle.release();
  throw RuntimeError("Event loop is closed");
}

namespace {

/// A future of which another thread dropped the last handle.
class DroppedFuture final : public Node {
 public:
  DroppedFuture(FutureCore& future, void (*destroy)(FutureCore&) noexcept) noexcept
      : future_(future), destroy_(destroy) {}
  void run() override {
    destroy_(future_);
    delete this;
  }
  void discard() noexcept override { run(); }

 private:
  FutureCore& future_;
  void (*destroy_)(FutureCore&) noexcept;
};

}  // namespace

bool LoopCore::destroy_later(FutureCore& future) noexcept {
  if (on_own_thread()) return false;
  auto* const node = new (std::nothrow)
      DroppedFuture(future, [](FutureCore& dropped) noexcept { dropped.destroy(); });
  if (!node) return true;  // without memory, rather a leak than a race
  if (inbox_.post(node)) return true;
  delete node;
  return false;
}

void LoopCore::schedule_at(double when, HandleCore& handle) {
  require_open();
  require_own_thread();
  if (std::isnan(when)) throw std::invalid_argument("Invalid delay: NaN (not a number)");
  handle.loop_ = Ref<LoopCore>(this);
  timers_.insert(handle, when);
  handle.retain();
  if (tracer_) tracer_->callback_scheduled(handle, when, true);
}

/// Makes a loop the running one.
struct LoopCore::RunningScope {
  Ref<LoopCore> loop;
  HostScope host;

  explicit RunningScope(LoopCore& core) : loop(&core), host(core.host()) {
    loop->running_ = true;
    loop->owner_.store(&running, std::memory_order_relaxed);
    running.loop = &core;
    running.loop_handle = &core.self_.handle;
    running.tracer = core.tracer();
    if (running.tracer) running.tracer->run_began();
  }
  RunningScope(const RunningScope&) = delete;
  RunningScope& operator=(const RunningScope&) = delete;
  ~RunningScope() {
    if (running.tracer) running.tracer->run_ended();
    running.loop = nullptr;
    running.loop_handle = nullptr;
    running.tracer = nullptr;
    loop->running_ = false;
    loop->stopping_ = false;
  }
};

void LoopCore::run_forever() {
  require_startable();
  const RunningScope scope(*this);
  do {
    run_pass();
  } while (!stopping_);
}

void LoopCore::collect_inbox() noexcept {
  if (!inbox_.filled()) return;
  NodeQueue nodes = inbox_.take();
  while (!nodes.empty()) ready_.push(nodes.pop());
}

/// Sleeps until a timer is due or another thread leaves something.
void LoopCore::wait_for_work() {
  const double deadline = timers_.empty() ? never : timers_.first_due();
  if (deadline == never && unfinished_jobs_ == 0 && !other_threads_are_busy()) {
    // The last of them may have left something before it ended.
    if (inbox_.filled()) return;
    throw_deadlock();
  }
  if (deadline <= time()) return;
  if (tracer_) tracer_->idle(deadline);
  host_->wait_until(deadline);
}

/// One pass: wait if nothing is ready, move due timers behind what is ready, then run exactly what
/// is ready now.
void LoopCore::run_pass() {
  collect_inbox();
  if (ready_.empty() && !stopping_) {
    wait_for_work();
    collect_inbox();
  }
  if (!timers_.empty()) {
    // Not `<` as in CPython: after some months the sum rounds to `time()`, and no timer would be
    // due.
    const double end = time() + clock_resolution;
    while (!timers_.empty() && timers_.first_due() <= end) {
      Timer* due = timers_.first();
      timers_.erase(*due);
      ready_.push(due);
    }
  }
  batch_ = ready_.take();
  while (!batch_.empty()) {
#ifdef ASYNCIO_STEP_LIMIT
    count_step();
#endif
    Node* const node = batch_.pop();
    __builtin_prefetch(batch_.front());  // ready nodes are strewn over many coroutine frames
    if (debug) {
      run_timed(*node);
    } else {
      node->run();
    }
  }
}

#ifdef ASYNCIO_STEP_LIMIT
constinit thread_local StepLimit step_limit;

void LoopCore::count_step() {
  if (step_limit.steps > 0) {
    --step_limit.steps;
    return;
  }
  step_limit.reached = true;
  if (step_limit.action == StepLimit::Action::close) {
    close();
  } else {
    step_limit.action = StepLimit::Action::close;
    step_limit.steps = StepLimit::steps_after_interrupt;
    // What is left of this pass comes first in the next one.
    while (!ready_.empty()) batch_.push(ready_.pop());
    ready_ = batch_.take();
  }
  throw StepLimit::Reached();
}
#endif

void LoopCore::run_timed(Node& node) {
  const Ref<FutureCore> task(node.stepped_task());
  std::string what = task ? "" : node.describe_node();
  const double begin = time();
  node.run();
  const double took = time() - begin;
  if (took < slow_callback_duration) return;
  if (task) what = task->repr();
  host_->write(Stream::error, fmt::format("Executing {} took {:.3f} seconds\n", what, took));
}

namespace {

/// Stops the loop when the awaited future is done.
class StopLoop final : public DoneCallback {
 public:
  using DoneCallback::DoneCallback;

 private:
  void call(FutureCore& future) override { future.loop().stop(); }
};

}  // namespace

void LoopCore::run_until_done(FutureCore& future, bool created_here) {
  require_startable();
  const std::uint64_t callback = next_callback_id();
  future.add_callback(new StopLoop(callback));
  try {
    run_forever();
  } catch (...) {
    // The caller hears of this exception; the task's own, if any, has nobody left to hear of it.
    if (created_here) future.mark_retrieved();
    future.remove_callback(callback);
    throw;
  }
  future.remove_callback(callback);
  if (!future.done()) throw RuntimeError("Event loop stopped before Future completed.");
}

void LoopCore::close() noexcept {
  if (closed_) return;
  const HostScope scope(*host_);  // destructors of abandoned coroutines may print
  close_default_executor();
  closed_ = true;
  owner_.store(&running, std::memory_order_relaxed);
  collect_inbox();
  while (!batch_.empty()) batch_.pop()->discard();
  while (!ready_.empty()) ready_.pop()->discard();
  while (!timers_.empty()) {
    Timer* timer = timers_.first();
    timers_.erase(*timer);
    timer->discard();
  }
  // Nobody is called back any more, which also undoes reference cycles (a task whose frame holds
  // the future that it waits for, say). The newest first, as a stack unwinds: tasks refer to the
  // locals of those that made them. Dropping one may drop others: begin anew each time.
  while (last_pending_) {
    FutureCore& last = *last_pending_;
    unlink_pending(last);
    // None is left of one that another thread is dropping just now: it comes by the inbox.
    if (!last.references_.increment_if_any()) continue;
    const Ref<FutureCore> future = Ref<FutureCore>::adopt(&last);
    future->abandon();
  }
  generators.destroy_bodies();
  exception_handler_.reset();
  // Open until now, so that what other threads drop meanwhile is destroyed on this one.
  NodeQueue left = inbox_.close();
  while (!left.empty()) left.pop()->discard();
  // Handles may outlive the loop's host, but not the jobs that still have something to tell.
  closed_tracer_ = std::move(tracer_);
}

void LoopCore::link_pending(FutureCore& future) noexcept {
  future.previous_pending_ = last_pending_;
  (last_pending_ ? last_pending_->next_pending_ : first_pending_) = &future;
  last_pending_ = &future;
}

void LoopCore::unlink_pending(FutureCore& future) noexcept {
  FutureCore* const previous = std::exchange(future.previous_pending_, nullptr);
  FutureCore* const next = std::exchange(future.next_pending_, nullptr);
  if (previous) {
    previous->next_pending_ = next;
  } else if (first_pending_ == &future) {
    first_pending_ = next;
  } else {
    return;  // taken out before
  }
  (next ? next->previous_pending_ : last_pending_) = previous;
}

std::vector<Ref<FutureCore>> LoopCore::pending_tasks() const {
  std::vector<Ref<FutureCore>> tasks;
  for (FutureCore* at = first_pending_; at; at = at->next_pending_) {
    if (at->is_task()) tasks.emplace_back(at);
  }
  return tasks;
}

bool LoopCore::runs_coroutine(std::coroutine_handle<> coroutine) const noexcept {
  for (FutureCore* at = first_pending_; at; at = at->next_pending_) {
    if (at->is_task() && static_cast<TaskCore*>(at)->runs(coroutine)) return true;
  }
  return false;
}

void LoopCore::call_exception_handler(const ExceptionContext& context) noexcept {
  const auto handler = exception_handler_;  // it may install another one
  if (!handler) return default_exception_handler(context);
  try {
    Loop handle{Ref<LoopCore>(this)};
    handler->call(handle, context);
  } catch (...) {
    default_exception_handler({.message = "Unhandled error in exception handler",
                               .exception = std::current_exception(),
                               .future = {}});
  }
}

void LoopCore::default_exception_handler(const ExceptionContext& context) noexcept {
  std::string text =
      context.message.empty() ? "Unhandled exception in event loop" : context.message;
  text += '\n';
  if (context.future) text += "future: " + context.future.repr() + '\n';
  if (context.exception) text += describe(context.exception) + '\n';
  host_->write(Stream::error, text);
}

void LoopCore::throw_deadlock() const {
  if (tracer_) tracer_->deadlocked();
  std::string text =
      "deadlock: nothing can ever happen again: no task is ready and no timer is set";
  for (const Ref<FutureCore>& task : pending_tasks()) {
    text += "\n  " + static_cast<TaskCore&>(*task).describe_wait();
  }
  throw DeadlockError(text);
}

}  // namespace asyncio::detail
