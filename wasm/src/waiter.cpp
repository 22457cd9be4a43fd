#include "waiter.hpp"

#include <fmt/format.h>

#include <utility>

#include "asyncio/detail/running.hpp"
#include "asyncio/detail/tasks.hpp"
#include "asyncio/errors.hpp"
#include "loop_core.hpp"
#include "task_core.hpp"

namespace asyncio::detail {

LoopBound::LoopBound() noexcept = default;
LoopBound::~LoopBound() = default;

void LoopBound::bind() {
  LoopCore& loop = running_loop();
  if (!loop_) loop_ = Ref<LoopCore>(&loop);
  if (loop_.get() != &loop) throw RuntimeError(repr() + " is bound to a different event loop");
}

std::size_t WaiterList::size() const noexcept {
  std::size_t count = 0;
  for (const Waiter* at = first_; at; at = at->next_) ++count;
  return count;
}

bool WaiterList::all_cancelled() const noexcept {
  const Waiter* at = first_;
  while (at && at->cancelled()) at = at->next_;
  return !at;
}

std::size_t WaiterList::wake(std::size_t count) noexcept {
  std::size_t woken = 0;
  for (Waiter* at = first_; at && woken < count; at = at->next_) {
    if (at->done()) continue;
    at->wake();
    ++woken;
  }
  return woken;
}

void WaiterList::push(Waiter& waiter) noexcept {
  waiter.listed_ = true;
  waiter.previous_ = last_;
  (last_ ? last_->next_ : first_) = &waiter;
  last_ = &waiter;
}

void WaiterList::remove(Waiter& waiter) noexcept {
  waiter.listed_ = false;
  (waiter.previous_ ? waiter.previous_->next_ : first_) = waiter.next_;
  (waiter.next_ ? waiter.next_->previous_ : last_) = waiter.previous_;
}

void Waiter::leave() noexcept {
  if (listed_) list_.remove(*this);
}

void Waiter::suspend(std::coroutine_handle<> coroutine) {
  task_ = running.task;
  list_.push(*this);
  if (running.tracer) running.tracer->waits_for(owner_);
  task_->suspend(coroutine, *this);
}

std::exception_ptr Waiter::resume() {
  leave();
  const bool task_cancelled = task_->take_cancellation();
  if (cancelled()) return cancellation_ ? cancellation_ : std::make_exception_ptr(CancelledError());
  return task_cancelled ? task_->requested_error() : nullptr;
}

bool Waiter::cancel(const std::exception_ptr& error) {
  if (done()) return false;
  cancellation_ = error;
  finish(State::cancelled);
  return true;
}

void Waiter::finish(State state) noexcept {
  if (done()) return;
  state_ = state;
  // While a loop is closed it drops its tasks, and what they drop may wake others.
  if (task_->loop().is_closed()) return;
  task_->wake(cancelled() ? TraceEvent::Cause::cancelled : TraceEvent::Cause::object);
}

std::string Waiter::describe() const {
  switch (state_) {
    case State::pending:
      return "<Future pending>";
    case State::cancelled:
      return "<Future cancelled>";
    case State::woken:
      break;
  }
  return "<Future finished result=True>";
}

std::string repr_of(std::string_view type, std::string_view state, const WaiterList& waiters) {
  std::string text = fmt::format("<{} [{}", type, state);
  if (!waiters.empty()) text += fmt::format(", waiters:{}", waiters.size());
  return text + "]>";
}

Coro<> entered(Coro<bool> acquisition) { co_await acquisition; }

}  // namespace asyncio::detail
