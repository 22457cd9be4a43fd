#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <source_location>
#include <string>
#include <string_view>
#include <unordered_map>

#include "asyncio/detail/ref.hpp"
#include "asyncio/host.hpp"
#include "asyncio/trace.hpp"
#include "trace_sink.hpp"

namespace asyncio::detail {

class FutureCore;
class HandleCore;
class LoopBound;
class TaskCore;

/// Tells of what a loop does: to its host, if that wants to hear, and to a file. Loops that nobody
/// watches have none, so all that tracing costs them is to look whether there is one.
class Tracer {
 public:
  /// @param host the clock of the loop.
  /// @returns null if neither the host nor the environment wants to hear of the loop.
  static std::unique_ptr<Tracer> make(Host& host);
  /// One that writes to `file` instead of where the environment says.
  Tracer(Host& host, std::unique_ptr<TraceSink> file);

  // What happens to tasks.
  void task_created(TaskCore& task, const std::source_location& function, std::string_view name,
                    const std::source_location& where);
  void task_named(const TaskCore& task, std::string_view name);
  void resumed(const TaskCore& task, bool first);
  /// The running task stops, in the await that was begun last.
  void sleeps(double until);
  void gives_way();
  void waits_for(FutureCore& future);
  void waits_for(LoopBound& object);
  void waits_for_foreign();
  void woken(const TaskCore& task, TraceEvent::Cause cause, std::uint32_t object = 0);
  void ended(const TaskCore& task, TraceEvent::Outcome outcome, std::string_view text);
  void cancel_requested(const TaskCore& task, std::string_view message);

  // What the running task does.
  void called(const std::source_location& function);
  void returned();
  void printed(Stream stream, std::string_view text);
  void blocked(double until, const std::source_location& where);
  void acquired(LoopBound& lock);
  void released(LoopBound& lock);
  void never_awaited(const std::source_location& function);

  // Objects. Each is told of once, before it is referred to.
  std::uint32_t announce(FutureCore& future, TraceEvent::ObjectKind kind, std::string_view label);
  std::uint32_t announce(LoopBound& object, TraceEvent::ObjectKind kind, std::string_view label);
  std::uint32_t announce_group();
  /// `future` stands for the group `group`.
  void stands_for(FutureCore& future, std::uint32_t group) noexcept;
  void member(std::uint32_t object, FutureCore& awaited);
  void group_aborted(std::uint32_t group, const FutureCore& parent, const FutureCore* failed);
  void never_retrieved(FutureCore& future, std::string_view error);

  // The loop itself.
  void callback_scheduled(HandleCore& callback, double when, bool timed);
  void callback_cancelled(const HandleCore& callback);
  void callback_began(HandleCore& callback);
  void callback_ended(const HandleCore& callback);
  void idle(double until);
  void deadlocked();
  void run_began();
  void run_ended();
  /// These may come from any thread.
  void thread_began(std::uint32_t job, std::uint32_t worker);
  void thread_ended(std::uint32_t job, std::uint32_t worker);

 private:
  friend class TraceActor;
  friend class TraceCanceller;

  void emit(TraceEvent event);
  void suspended(TraceEvent::Wait wait, std::uint32_t object, double until);
  std::uint32_t id_of(FutureCore& future);
  std::uint32_t id_of(LoopBound& object);
  std::uint32_t announce(TraceEvent::ObjectKind kind, std::string_view label);
  /// The task whose doing it is: the one that runs, or the one that is just done.
  std::uint32_t actor() const noexcept;
  std::uint32_t function(const std::source_location& function);
  std::uint16_t file(const char* name);
  void place(TraceEvent& event, const std::source_location& where);

  Host& host_;
  const bool told_to_host_;
  std::unique_ptr<TraceSink> file_;
  /// By the addresses of the compiler's literals: the same function has the same, but lambdas of
  /// one function may share a name.
  struct FunctionKey {
    const char* name;
    std::uint32_t line;
    bool operator==(const FunctionKey&) const = default;
  };
  struct FunctionHash {
    std::size_t operator()(const FunctionKey& key) const noexcept {
      return std::hash<const char*>()(key.name) + key.line;
    }
  };
  std::unordered_map<FunctionKey, std::uint32_t, FunctionHash> functions_;
  std::unordered_map<const char*, std::uint16_t> files_;
  std::uint32_t actor_ = 0;
  TraceEvent::Canceller canceller_{};
  std::uint32_t cancelling_group_ = 0;
};

/// What happens meanwhile is the doing of that future, if it is a task. The tracer may be null.
class TraceActor {
 public:
  TraceActor(Tracer* tracer, const FutureCore& future) noexcept;
  TraceActor(const TraceActor&) = delete;
  TraceActor& operator=(const TraceActor&) = delete;
  ~TraceActor() {
    if (tracer_) tracer_->actor_ = previous_;
  }

 private:
  Tracer* tracer_;
  std::uint32_t previous_ = 0;
};

/// Requests to cancel that are made meanwhile come from there. The tracer may be null.
class TraceCanceller {
 public:
  TraceCanceller(Tracer* tracer, TraceEvent::Canceller canceller, std::uint32_t group = 0) noexcept;
  TraceCanceller(const TraceCanceller&) = delete;
  TraceCanceller& operator=(const TraceCanceller&) = delete;
  ~TraceCanceller() {
    if (!tracer_) return;
    tracer_->canceller_ = {};
    tracer_->cancelling_group_ = 0;
  }

 private:
  Tracer* tracer_;
};

}  // namespace asyncio::detail
