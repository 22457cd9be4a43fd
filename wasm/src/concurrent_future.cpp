#include "asyncio/concurrent_future.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "asyncio/errors.hpp"
#include "loop_core.hpp"
#include "threads/threads.hpp"

namespace asyncio::detail {

struct ConcurrentCore::Gate {
  std::mutex mutex;
  std::condition_variable changed;
  int waiting_workers = 0;
};

ConcurrentCore::ConcurrentCore(const Loop& loop) : loop_(loop), gate_(new Gate) {}
ConcurrentCore::~ConcurrentCore() { delete gate_; }

bool ConcurrentCore::done() const {
  const std::lock_guard lock(gate_->mutex);
  return state_ != State::pending;
}

bool ConcurrentCore::cancelled() const {
  const std::lock_guard lock(gate_->mutex);
  return state_ == State::cancelled;
}

bool ConcurrentCore::cancel() {
  {
    const std::lock_guard lock(gate_->mutex);
    if (state_ != State::pending) return false;
    end(State::cancelled);
  }
  try {
    loop_.call_soon_threadsafe([self = Ref<ConcurrentCore>(this)] {
      if (self->task_) self->task_.cancel();
    });
  } catch (const RuntimeError&) {
    // The loop is closed: there is nothing left to cancel.
  }
  return true;
}

void ConcurrentCore::wait(double limit) {
  std::unique_lock lock(gate_->mutex);
  if (state_ != State::pending) return;
  if (loop_.core()->runs_here()) {
    throw RuntimeError(
        "the event loop's own thread would wait for itself here: await a task instead");
  }
  // A worker that waits for the loop must not hold its clock.
  const bool worker = works_for(loop_.core()->host());
  if (worker) {
    ++gate_->waiting_workers;
    loop_.core()->inbox().end_work();
  }
  const auto over = [this] { return state_ != State::pending; };
  if (limit > longest_wait) {
    gate_->changed.wait(lock, over);
  } else if (!gate_->changed.wait_for(lock, std::chrono::duration<double>(limit), over)) {
    if (worker) {
      --gate_->waiting_workers;
      loop_.core()->inbox().begin_work();
    }
    throw TimeoutError();
  }
}

void ConcurrentCore::require_result() const {
  if (state_ == State::cancelled) throw CancelledError();
  if (error_) std::rethrow_exception(error_);
}

bool ConcurrentCore::begin() { return !done(); }

void ConcurrentCore::watch(const Task<>& task) {
  task_ = task;
  task.add_done_callback([self = Ref<ConcurrentCore>(this)] {
    const Task<> ended = std::exchange(self->task_, {});
    self->finish(*ended.core());
  });
}

void ConcurrentCore::finish(FutureCore& task) {
  const std::lock_guard lock(gate_->mutex);
  if (state_ != State::pending) return;
  if (task.cancelled()) return end(State::cancelled);
  try {
    error_ = task.exception();
    if (!error_) take_result(task);
  } catch (...) {
    error_ = std::current_exception();
  }
  end(State::finished);
}

void ConcurrentCore::fail(std::exception_ptr error) {
  const std::lock_guard lock(gate_->mutex);
  if (state_ != State::pending) return;
  error_ = std::move(error);
  end(State::finished);
}

void ConcurrentCore::end(State state) {
  state_ = state;
  for (; gate_->waiting_workers > 0; --gate_->waiting_workers) loop_.core()->inbox().begin_work();
  gate_->changed.notify_all();
}

}  // namespace asyncio::detail
