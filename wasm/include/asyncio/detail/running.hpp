#pragma once

#include <coroutine>
#include <source_location>

namespace asyncio {
class Loop;
}

namespace asyncio::detail {

class LoopCore;
class TaskCore;
class Tracer;

/// What runs on this thread now.
///
/// `next` drives the trampoline: a coroutine that awaits another, or ends, stores the handle to go
/// on with and returns to a plain loop in `TaskCore`. A handle returned from `await_suspend` would
/// do that in the language, but without guaranteed tail calls (g++ 12 below -O2, sanitizers,
/// WebAssembly) a long loop of awaits would overflow the stack.
struct Running {
  std::coroutine_handle<> next;
  /// Of the loop; null unless somebody watches it.
  Tracer* tracer = nullptr;
  /// The await that was begun last.
  std::source_location awaiting;
  TaskCore* task = nullptr;
  LoopCore* loop = nullptr;
  Loop* loop_handle = nullptr;
};

extern constinit thread_local Running running;

/// For `running.tracer`: the running task awaits a coroutine; its innermost one goes back.
void trace_called(const std::source_location& function) noexcept;
void trace_returned() noexcept;

}  // namespace asyncio::detail
