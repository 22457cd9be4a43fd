#pragma once

#include <atomic>
#include <cstddef>
#include <limits>
#include <memory>
#include <utility>

#include "async_generator_list.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/node.hpp"
#include "asyncio/detail/ref_count.hpp"
#include "asyncio/detail/running.hpp"
#include "asyncio/host.hpp"
#include "asyncio/loop.hpp"
#include "inbox.hpp"
#include "timer_heap.hpp"
#include "tracer.hpp"

namespace asyncio::detail {

class ThreadPool;

/// The event loop itself: a port of the scheduling of CPython's `BaseEventLoop`.
///
/// It belongs to the thread that runs it, or else made it; only what says so may be called from
/// others.
class LoopCore {
 public:
  explicit LoopCore(Host* host);
  LoopCore(const LoopCore&) = delete;
  LoopCore& operator=(const LoopCore&) = delete;

  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) destroy();
  }

  Host& host() const noexcept { return *host_; }
  double time() const { return host_->now(); }
  /// Null unless somebody watches the loop.
  Tracer* tracer() const noexcept { return tracer_.get(); }
  /// Lets a tracer watch from now on, or none.
  /// @returns the one that watched until now.
  std::unique_ptr<Tracer> set_tracer(std::unique_ptr<Tracer> tracer) noexcept {
    return std::exchange(tracer_, std::move(tracer));
  }

  /// Queues a node for the next pass.
  void ready(Node* node) noexcept { ready_.push(node); }
  /// Takes a node out of the queue again.
  void forget_ready(Node* node) noexcept {
    if (!batch_.remove(node)) ready_.remove(node);
  }
  void schedule_at(double when, Timer& timer) { timers_.insert(timer, when); }
  /// For callbacks: the loop keeps a reference until they have run. Throws if the loop is closed.
  void schedule(HandleCore& handle);
  void schedule_at(double when, HandleCore& handle);
  void unschedule(Timer& timer) noexcept {
    if (timer.scheduled()) timers_.erase(timer);
  }

  /// Any thread:
  Inbox& inbox() noexcept { return inbox_; }
  bool runs_here() const noexcept { return running.loop == this; }
  bool on_own_thread() const noexcept { return owner_.load(std::memory_order_relaxed) == &running; }
  void schedule_threadsafe(HandleCore& handle);
  /// Lets the loop's thread destroy the future. Returns false, and does nothing, on that thread and
  /// for a closed loop.
  bool destroy_later(FutureCore& future) noexcept;

  /// The executor of `run_in_executor(nullptr, ...)`. Throws if it was shut down.
  ThreadPool& default_executor();
  /// Waits until the default executor's jobs are over, and ends its threads.
  Coro<> shutdown_default_executor();
  /// Executors' jobs that the loop has not heard of yet keep it from reporting a deadlock.
  void job_began(const ThreadPool& pool) noexcept;
  void job_ended(const ThreadPool& pool) noexcept;
  bool has_jobs() const noexcept { return unfinished_jobs_ > 0; }

  void run_forever();
  void run_until_done(FutureCore& future, bool created_here);
  void stop() noexcept { stopping_ = true; }
  void close() noexcept;
  bool is_running() const noexcept { return running_; }
  bool is_closed() const noexcept { return closed_; }
  void require_open() const;
  void require_startable() const;
  /// For those who wait for several futures at once.
  /// @throws std::invalid_argument if it belongs to another loop.
  void require_own(const FutureCore& future) const;

  /// Futures and tasks that are not done, oldest first.
  void link_pending(FutureCore& future) noexcept;
  void unlink_pending(FutureCore& future) noexcept;
  std::vector<Ref<FutureCore>> pending_tasks() const;
  /// Whether that is the outermost coroutine of a task that is not done.
  bool runs_coroutine(std::coroutine_handle<> coroutine) const noexcept;

  void set_exception_handler(std::unique_ptr<ExceptionHandler> handler) noexcept {
    exception_handler_ = std::move(handler);
  }
  void call_exception_handler(const ExceptionContext& context) noexcept;
  void default_exception_handler(const ExceptionContext& context) noexcept;

  GeneratorList generators;
  bool debug = false;
  /// In debug mode, how long a callback may take before it is told of; seconds.
  double slow_callback_duration = 0.1;

 private:
  ~LoopCore();
  void destroy() noexcept;

  static constexpr double never = std::numeric_limits<double>::infinity();
  /// Timers closer together than the clock can tell are due together (CPython's resolution of its
  /// monotonic clock).
  static constexpr double clock_resolution = 1e-9;

  struct RunningScope;

  /// What `get_running_loop` refers to, as long as this loop exists: programs keep that reference
  /// from one run to the next. Not counted, or else the loop would keep itself alive.
  union Self {
    explicit Self(LoopCore& core) noexcept : handle(Ref<LoopCore>::adopt(&core)) {}
    ~Self() {}
    Loop handle;
  };

  void run_pass();
  /// Ends the loop at the `step_limit`.
  void count_step();
  void collect_inbox() noexcept;
  void wait_for_work();
  /// Runs a node in debug mode: tells of one that takes long.
  void run_timed(Node& node);
  void require_own_thread() const;
  void close_default_executor() noexcept;
  [[noreturn]] void throw_deadlock() const;

  Self self_{*this};
  std::unique_ptr<Host> own_host_;
  Host* host_;
  std::unique_ptr<Tracer> tracer_;
  std::unique_ptr<Tracer> closed_tracer_;
  NodeQueue ready_;
  NodeQueue batch_;  // what is left of the pass that is under way
  TimerHeap timers_;
  FutureCore* first_pending_ = nullptr;
  FutureCore* last_pending_ = nullptr;
  std::shared_ptr<ExceptionHandler> exception_handler_;
  Inbox inbox_;
  std::atomic<const Running*> owner_;  // stands for the thread: each has its own
  Ref<ThreadPool> default_executor_;
  Ref<FutureCore> executor_idle_;  // while `shutdown_default_executor` waits for its jobs
  std::size_t unfinished_jobs_ = 0;
  std::size_t default_jobs_ = 0;  // those of the default executor
  RefCount references_;
  bool executor_shut_down_ = false;
  std::atomic<bool> running_ = false;
  bool stopping_ = false;
  bool closed_ = false;
};

}  // namespace asyncio::detail
