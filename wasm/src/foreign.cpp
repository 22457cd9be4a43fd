#include "asyncio/detail/foreign.hpp"

#include <exception>
#include <utility>

#include "asyncio/detail/frame.hpp"
#include "asyncio/detail/running.hpp"
#include "task_core.hpp"
#include "tracer.hpp"

namespace asyncio::detail {

namespace {

/// A coroutine that wakes a task when it is resumed.
struct WakeupCoroutine {
  struct promise_type {
    static void* operator new(std::size_t size) { return allocate_frame(size); }
    static void operator delete(void* frame, std::size_t size) noexcept {
      release_frame(frame, size);
    }
    WakeupCoroutine get_return_object() noexcept {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    std::suspend_always final_suspend() const noexcept { return {}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }
  };
  std::coroutine_handle<> handle;
};

WakeupCoroutine wake_when_resumed(TaskCore* task) {
  task->wake(TraceEvent::Cause::foreign);
  co_return;
}

}  // namespace

Wakeup::~Wakeup() { disarm(); }

std::coroutine_handle<> Wakeup::arm(std::coroutine_handle<> coroutine) {
  handle_ = wake_when_resumed(running.task).handle;
  if (running.tracer) running.tracer->waits_for_foreign();
  running.task->suspend(coroutine);
  return handle_;
}

void Wakeup::disarm() noexcept {
  if (handle_) std::exchange(handle_, nullptr).destroy();
}

void Wakeup::resumed() {
  if (!handle_) return;
  if (running.task->take_cancellation()) running.task->throw_cancelled();
}

}  // namespace asyncio::detail
