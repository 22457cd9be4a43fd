#pragma once

#include <coroutine>

namespace asyncio {
class Loop;
}

namespace asyncio::detail {

class LoopCore;
class TaskCore;

/// What runs on this thread now.
///
/// `next` drives the trampoline: a coroutine that awaits another, or ends, stores the handle to go
/// on with and returns to a plain loop in `TaskCore`. A handle returned from `await_suspend` would
/// do that in the language, but without guaranteed tail calls (g++ 12 below -O2, sanitizers,
/// WebAssembly) a long loop of awaits would overflow the stack.
struct Running {
  std::coroutine_handle<> next;
  TaskCore* task = nullptr;
  LoopCore* loop = nullptr;
  Loop* loop_handle = nullptr;
};

extern constinit thread_local Running running;

}  // namespace asyncio::detail
