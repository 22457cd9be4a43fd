#include "asyncio/sleep.hpp"

#include <cmath>
#include <utility>

#include "asyncio/detail/running.hpp"
#include "asyncio/errors.hpp"
#include "loop_core.hpp"
#include "task_core.hpp"
#include "warnings.hpp"

namespace asyncio {

namespace detail {

SleepAwaiter::~SleepAwaiter() {
  if (task_ && state_ == State::sleeping) task_->loop().unschedule(*this);
}

void SleepAwaiter::await_suspend(std::coroutine_handle<> coroutine) {
  task_ = running.task;
  if (!(seconds_ > 0)) {
    // Only a turn: the task is queued again and waits for nothing that could be cancelled.
    state_ = State::over;
    if (running.tracer) running.tracer->gives_way();
    task_->suspend(coroutine);
    return task_->wake(TraceEvent::Cause::turn);
  }
  state_ = State::sleeping;
  LoopCore& loop = *running.loop;
  const double deadline = loop.time() + seconds_;
  if (running.tracer) running.tracer->sleeps(deadline);
  loop.schedule_at(deadline, *this);
  task_->suspend(coroutine, *this);
}

/// The time has come. As with a future that a timer sets, the task goes on one pass later.
void SleepAwaiter::run() {
  if (std::exchange(state_, State::over) == State::sleeping) {
    task_->wake(TraceEvent::Cause::timer);
  }
}

bool SleepAwaiter::cancel(const std::exception_ptr& error) {
  if (state_ != State::sleeping) return false;
  state_ = State::cancelled;
  cancellation_ = error;
  LoopCore& loop = task_->loop();
  if (scheduled()) {
    loop.unschedule(*this);
  } else {
    loop.forget_ready(this);  // due in this very pass
  }
  task_->wake(TraceEvent::Cause::cancelled);
  return true;
}

void SleepAwaiter::await_resume() {
  const bool cancelled = task_->take_cancellation();
  if (state_ == State::cancelled) {
    if (cancellation_) std::rethrow_exception(cancellation_);
    throw CancelledError();
  }
  if (cancelled) task_->throw_cancelled();
}

std::string SleepAwaiter::describe() const {
  switch (state_) {
    case State::sleeping:
      return "<Future pending>";
    case State::cancelled:
      return "<Future cancelled>";
    default:
      return "<Future finished result=None>";
  }
}

}  // namespace detail

void Sleep::use() {
  if (used_) throw RuntimeError("cannot reuse already awaited coroutine");
  if (std::isnan(seconds_)) throw std::invalid_argument("Invalid delay: NaN (not a number)");
  used_ = true;
}

// Named as in Python, because its name is shown.
Coro<> Sleep::sleep(double seconds) { co_await Sleep(seconds); }

void Sleep::warn() const noexcept { detail::warn_never_awaited("sleep"); }

}  // namespace asyncio
