#pragma once

#include <cstdint>
#include <limits>
#include <memory>

#include "async_generator_list.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/node.hpp"
#include "asyncio/host.hpp"
#include "asyncio/loop.hpp"
#include "timer_heap.hpp"

namespace asyncio::detail {

/// The event loop itself: a port of the scheduling of CPython's `BaseEventLoop`.
class LoopCore {
 public:
  explicit LoopCore(Host* host);
  LoopCore(const LoopCore&) = delete;
  LoopCore& operator=(const LoopCore&) = delete;

  void retain() noexcept { ++references_; }
  void release() noexcept {
    if (--references_ == 0) destroy();
  }

  Host& host() const noexcept { return *host_; }
  double time() const { return host_->now(); }

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

  void run_forever();
  void run_until_done(FutureCore& future, bool created_here);
  void stop() noexcept { stopping_ = true; }
  void close() noexcept;
  bool is_running() const noexcept { return running_; }
  bool is_closed() const noexcept { return closed_; }
  void require_open() const;
  void require_startable() const;

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

 private:
  ~LoopCore() = default;
  void destroy() noexcept;

  static constexpr double never = std::numeric_limits<double>::infinity();
  /// Timers closer together than the clock can tell are due together (CPython's resolution of its
  /// monotonic clock).
  static constexpr double clock_resolution = 1e-9;

  struct RunningScope;

  void run_pass();
  [[noreturn]] void throw_deadlock() const;

  std::unique_ptr<Host> own_host_;
  Host* host_;
  NodeQueue ready_;
  NodeQueue batch_;  // what is left of the pass that is under way
  TimerHeap timers_;
  FutureCore* first_pending_ = nullptr;
  FutureCore* last_pending_ = nullptr;
  std::unique_ptr<ExceptionHandler> exception_handler_;
  std::uint32_t references_ = 0;
  bool running_ = false;
  bool stopping_ = false;
  bool closed_ = false;
};

}  // namespace asyncio::detail
