#include "asyncio/detail/foreign.hpp"

#include <exception>
#include <utility>

#include "asyncio/detail/frame.hpp"
#include "asyncio/detail/running.hpp"
#include "loop_core.hpp"
#include "task_core.hpp"
#include "tracer.hpp"

namespace asyncio::detail {

namespace {

/// What another thread leaves in the inbox of the loop.
class WakeTask final : public Node {
 public:
  explicit WakeTask(TaskCore& task) noexcept : task_(&task) {}
  void run() override {
    task_->wake(TraceEvent::Cause::foreign);
    delete this;
  }
  void discard() noexcept override { delete this; }

 private:
  Ref<TaskCore> task_;
};

/// On any thread.
void wake(TaskCore& task) {
  // The loop's thread may be over with the task, and with the loop, before `post` returns.
  const Ref<LoopCore> loop(&task.loop());
  if (loop->on_own_thread()) return task.wake(TraceEvent::Cause::foreign);
  auto* const node = new WakeTask(task);
  if (!loop->inbox().post(node)) node->discard();
}

/// A coroutine that wakes a task when it is resumed.
struct WakeupCoroutine {
  /// Wakes it from here, where the coroutine is suspended for good: the task destroys it as soon as
  /// it goes on, which may be at once if this is another thread than the loop's.
  struct Final {
    TaskCore* task;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<>) const noexcept { wake(*task); }
    void await_resume() const noexcept {}
  };

  struct promise_type {
    explicit promise_type(TaskCore* waiting) noexcept : task(waiting) {}
    static void* operator new(std::size_t size) { return allocate_frame(size); }
    static void operator delete(void* frame, std::size_t size) noexcept {
      release_frame(frame, size);
    }
    WakeupCoroutine get_return_object() noexcept {
      return {std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    Final final_suspend() const noexcept { return {task}; }
    void return_void() const noexcept {}
    void unhandled_exception() const noexcept { std::terminate(); }

    TaskCore* task;
  };
  std::coroutine_handle<> handle;
};

WakeupCoroutine wake_when_resumed(TaskCore*) { co_return; }

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
