#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <source_location>
#include <string>
#include <type_traits>
#include <utility>

#include "asyncio/detail/job.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/detail/ref_count.hpp"
#include "asyncio/detail/timer.hpp"
#include "asyncio/executor.hpp"
#include "asyncio/future.hpp"
#include "asyncio/seconds.hpp"
#include "asyncio/task.hpp"

namespace asyncio {

class Host;
class Loop;

namespace detail {

/// A callback that was given to the loop; shared by the loop and the user's handle.
class HandleCore : public Timer {
 public:
  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) delete this;
  }
  void cancel() noexcept;
  bool cancelled() const noexcept { return cancelled_; }

  void run() final;
  std::string describe_node() const final;
  void discard() noexcept final { release(); }

 protected:
  HandleCore() noexcept;
  virtual ~HandleCore();

 private:
  friend class LoopCore;
  friend class Tracer;
  virtual void call() = 0;
  std::string label() const;

  RefCount references_;
  bool cancelled_ = false;
  std::uint32_t trace_id_ = 0;
  Ref<LoopCore> loop_;
};

template <class F>
class HandleOf final : public HandleCore {
 public:
  explicit HandleOf(F function) : function_(std::move(function)) {}

 private:
  void call() override { function_(); }
  F function_;
};

/// Calls a member function as `std::invoke` does, on an object, a `std::reference_wrapper` or any
/// pointer.
template <class F, class Object, class... Args>
decltype(auto) call_member(F member, Object&& object, Args&&... args) {
  if constexpr (requires { (std::forward<Object>(object).*member)(std::forward<Args>(args)...); }) {
    return (std::forward<Object>(object).*member)(std::forward<Args>(args)...);
  } else if constexpr (requires { (object.get().*member)(std::forward<Args>(args)...); }) {
    return (object.get().*member)(std::forward<Args>(args)...);
  } else {
    return ((*std::forward<Object>(object)).*member)(std::forward<Args>(args)...);
  }
}

/// Packs a function and its arguments, to be called once.
template <class F, class... Args>
auto bind(F&& function, Args&&... args) {
  if constexpr (sizeof...(Args) == 0) {
    return std::decay_t<F>(std::forward<F>(function));
  } else {
    return [function = std::decay_t<F>(std::forward<F>(function)),
            ... args = std::decay_t<Args>(std::forward<Args>(args))]() mutable {
      if constexpr (std::is_member_function_pointer_v<std::decay_t<F>>) {
        return detail::call_member(function, std::move(args)...);
      } else {
        return function(std::move(args)...);
      }
    };
  }
}

template <class F, class... Args>
Ref<HandleCore> make_handle(F&& function, Args&&... args) {
  auto call = detail::bind(std::forward<F>(function), std::forward<Args>(args)...);
  return Ref<HandleCore>(new HandleOf<decltype(call)>(std::move(call)));
}

}  // namespace detail

/// A callback queued by `Loop::call_soon`; the handle may be dropped. One made by default is of no
/// callback, until another is assigned to it.
class Handle {
 public:
  Handle() noexcept = default;
  explicit Handle(detail::Ref<detail::HandleCore> core) noexcept : core_(std::move(core)) {}
  /// The callback will not be called; nothing happens if it has been.
  void cancel() const noexcept {
    if (core_) core_->cancel();
  }
  /// Whether `cancel()` was called.
  bool cancelled() const noexcept { return core_ && core_->cancelled(); }

 protected:
  detail::Ref<detail::HandleCore> core_;
};

/// A callback with a time, from `Loop::call_later` and `Loop::call_at`.
class TimerHandle : public Handle {
 public:
  using Handle::Handle;
  /// When it is due, in seconds of `Loop::time()`; 0 for one of no callback.
  double when() const noexcept { return core_ ? core_->when() : 0; }
};

/// What an exception handler is told.
struct ExceptionContext {
  /// What happened, in words.
  std::string message;
  /// May be null.
  std::exception_ptr exception;
  /// The future or task concerned, or empty.
  Future<> future;
};

namespace detail {

class ExceptionHandler {
 public:
  virtual ~ExceptionHandler() = default;
  virtual void call(Loop& loop, const ExceptionContext& context) = 0;
};

template <class F>
class ExceptionHandlerOf final : public ExceptionHandler {
 public:
  explicit ExceptionHandlerOf(F function) : function_(std::move(function)) {}
  void call(Loop& loop, const ExceptionContext& context) override { function_(loop, context); }

 private:
  F function_;
};

}  // namespace detail

/// The event loop: one queue of what is ready, one heap of timers, one thread. A handle: copies
/// refer to the same loop. `asyncio::run` makes one; get it inside with `get_running_loop()`.
///
/// Each pass runs exactly what was ready when it began; what that queues waits for the next pass.
/// See https://docs.python.org/3/library/asyncio-eventloop.html
class Loop {
 public:
  explicit Loop(detail::Ref<detail::LoopCore> core) noexcept;
  Loop(const Loop&) noexcept;
  Loop& operator=(const Loop&) noexcept;
  ~Loop();

  /// Seconds on the loop's own clock, which never goes back.
  double time() const;

  /// Calls `function(args...)` in the next pass, first come first served. As for all that takes a
  /// function, a member function comes before its object: `call_soon(&Door::open, &door)`.
  /// What it throws goes to the exception handler. @throws RuntimeError if the loop is closed.
  template <class F, class... Args>
  Handle call_soon(F&& function, Args&&... args) const {
    auto handle = detail::make_handle(std::forward<F>(function), std::forward<Args>(args)...);
    schedule(*handle);
    return Handle(std::move(handle));
  }
  /// Calls it after `delay`; delays due together run in the order in which they were set.
  template <class F, class... Args>
  TimerHandle call_later(Seconds delay, F&& function, Args&&... args) const {
    return call_at(time() + delay.count(), std::forward<F>(function), std::forward<Args>(args)...);
  }
  /// Calls it when `time()` has reached `when` (seconds).
  template <class F, class... Args>
  TimerHandle call_at(double when, F&& function, Args&&... args) const {
    auto handle = detail::make_handle(std::forward<F>(function), std::forward<Args>(args)...);
    schedule_at(when, *handle);
    return TimerHandle(std::move(handle));
  }

  /// The same as `call_soon`, but may be called from any thread: it wakes the loop. This is how
  /// another thread sets a future or makes a task:
  /// `loop.call_soon_threadsafe([future] { future.set_result(1); })`.
  /// See https://docs.python.org/3/library/asyncio-dev.html#concurrency-and-multithreading
  template <class F, class... Args>
  Handle call_soon_threadsafe(F&& function, Args&&... args) const {
    auto handle = detail::make_handle(std::forward<F>(function), std::forward<Args>(args)...);
    schedule_threadsafe(*handle);
    return Handle(std::move(handle));
  }

  /// Calls `function(args...)` in a thread of `executor`, and gives a future of what it returns or
  /// throws. Cancelling the future keeps a job from starting, but does not stop a running one.
  /// @param executor a `ThreadPoolExecutor`, or `nullptr` for the loop's default one.
  /// @throws RuntimeError if the loop is closed or the executor was shut down.
  template <class F, class... Args>
  auto run_in_executor(detail::ExecutorArgument executor, F&& function, Args&&... args) const {
    auto call = detail::bind(std::forward<F>(function), std::forward<Args>(args)...);
    using Result = std::invoke_result_t<decltype(call)&>;
    return Future<Result>(detail::start_job(*core_, executor.pool(), std::move(call)));
  }
  /// Waits until the jobs of the default executor are over, and ends its threads; it accepts none
  /// afterwards. `asyncio::run` does this in the end.
  Coro<> shutdown_default_executor() const;

  /// A pending future of this loop.
  template <class T = void>
  Future<T> create_future() const {
    return Future<T>(detail::FutureCore::make(*core_, detail::result_type<detail::Stored<T>>));
  }
  /// Lets this loop run `coroutine` as a task, as `asyncio::create_task` does.
  template <class T>
  Task<T> create_task(Coro<T>&& coroutine, std::string name = {},
                      std::source_location where = std::source_location::current()) const {
    return detail::start_task(*core_, std::move(coroutine), std::move(name), where);
  }
  template <detail::OtherAwaitable A>
  auto create_task(A&& awaitable, std::string name = {},
                   std::source_location where = std::source_location::current()) const {
    return create_task(detail::as_coroutine(std::forward<A>(awaitable)), std::move(name), where);
  }

  /// Runs until `future` is done and gives its result.
  /// @throws the future's exception; RuntimeError if a loop runs already, or if `stop()` came
  /// first.
  template <class T>
  T run_until_complete(const Future<T>& future) const {
    run_until_done(*future.required(), false);
    return future.result();
  }
  template <class T>
  T run_until_complete(Coro<T>&& coroutine) const {
    require_startable();
    const Task<T> task = create_task(std::move(coroutine));
    run_until_done(*task.core(), true);
    return task.result();
  }
  /// Runs until `stop()`.
  void run_forever() const;
  /// Ends `run_forever` after the pass that is under way; before it, after one pass.
  void stop() const noexcept;
  /// Drops what is queued, and the tasks that are not done; waits for the default executor's jobs.
  /// @throws RuntimeError while it runs.
  void close() const;
  /// Closes the generators that this loop has started and that are still there, all at once, and
  /// waits for them. What leaves one goes to the exception handler. `asyncio::run` does this at its
  /// end. See https://docs.python.org/3/library/asyncio-eventloop.html
  Coro<> shutdown_asyncgens() const;
  /// Whether a call of `run_forever` or `run_until_complete` is under way.
  bool is_running() const noexcept;
  /// Whether `close()` was called.
  bool is_closed() const noexcept;

  /// Debug mode: callbacks and steps of tasks that take longer than `slow_callback_duration()` are
  /// told of on stderr (`Executing <Task finished ...> took 0.201 seconds`), warnings and the repr
  /// of a task say where its coroutine is defined, and scheduling from a wrong thread throws.
  /// See https://docs.python.org/3/library/asyncio-dev.html#debug-mode
  void set_debug(bool enabled) const noexcept;
  /// What `set_debug` or `RunOptions::debug` said.
  bool get_debug() const noexcept;
  /// How long a callback may block the loop before debug mode tells of it; seconds, 0.1 at first.
  double slow_callback_duration() const noexcept;
  /// Sets that. @param duration seconds, or any `std::chrono::duration`.
  void set_slow_callback_duration(Seconds duration) const noexcept;
  /// The same, by the name that Python gives to both.
  void slow_callback_duration(Seconds duration) const noexcept {
    set_slow_callback_duration(duration);
  }

  /// `handler(loop, context)` hears of exceptions that nobody else can: of callbacks, of tasks that
  /// were dropped. The default one prints them to stderr.
  template <class F>
  void set_exception_handler(F handler) const {
    install(new detail::ExceptionHandlerOf<F>(std::move(handler)));
  }
  void set_exception_handler(std::nullptr_t) const { install(nullptr); }
  /// Tells the exception handler.
  void call_exception_handler(const ExceptionContext& context) const;
  /// Prints the context to stderr.
  void default_exception_handler(const ExceptionContext& context) const;

  detail::LoopCore* core() const noexcept { return core_.get(); }

  friend bool operator==(const Loop& a, const Loop& b) noexcept {
    return a.core_.get() == b.core_.get();
  }

 private:
  void schedule(detail::HandleCore& handle) const;
  void schedule_at(double when, detail::HandleCore& handle) const;
  void schedule_threadsafe(detail::HandleCore& handle) const;
  void require_startable() const;
  void run_until_done(detail::FutureCore& future, bool created_here) const;
  void install(detail::ExceptionHandler* handler) const;

  detail::Ref<detail::LoopCore> core_;
};

/// A loop of one's own: closes it at its end. See `new_event_loop`.
class EventLoop : public Loop {
 public:
  explicit EventLoop(detail::Ref<detail::LoopCore> core) noexcept;
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;
  ~EventLoop();
};

/// The loop that runs on this thread. @throws RuntimeError("no running event loop").
Loop& get_running_loop();

/// A new loop that doesn't run yet. `asyncio::run` does this, and the cleaning up, for you.
/// @param host must outlive the loop; null for a host of the loop's own (see `default_host`).
EventLoop new_event_loop(Host* host = nullptr);

}  // namespace asyncio
