#include "asyncio/detail/future_core.hpp"

#include <atomic>
#include <cstddef>
#include <stdexcept>
#include <typeinfo>
#include <utility>

#include "asyncio/detail/frame.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/future.hpp"
#include "describe.hpp"
#include "loop_core.hpp"
#include "task_core.hpp"

namespace asyncio::detail {

namespace {

constexpr std::size_t result_offset(std::size_t size_of_core) noexcept {
  constexpr std::size_t alignment = alignof(std::max_align_t);
  return (size_of_core + alignment - 1) / alignment * alignment;
}

}  // namespace

std::size_t FutureCore::allocation_size(std::size_t size_of_core, const ResultType& type) noexcept {
  return result_offset(size_of_core) + type.size;
}

Ref<FutureCore> FutureCore::make(LoopCore& loop, const ResultType& type) {
  void* const block = allocate_frame(allocation_size(sizeof(FutureCore), type));
  return Ref<FutureCore>(::new (block) FutureCore(loop, type, sizeof(FutureCore), false));
}

FutureCore::FutureCore(LoopCore& loop, const ResultType& type, std::size_t size_of_core,
                       bool is_task)
    : storage_offset_(static_cast<std::uint16_t>(result_offset(size_of_core))),
      is_task_(is_task),
      loop_(&loop),
      type_(&type) {
  loop.link_pending(*this);
}

FutureCore::~FutureCore() {
  loop_->unlink_pending(*this);
  discard_callbacks();
  if (state_ == State::finished && !error_) type_->destroy(storage());
}

void FutureCore::destroy() noexcept {
  if (!single_threaded() && loop_->destroy_later(*this)) return;
  if (!retrieved_) {
    references_.increment();  // the handler may keep a handle
    if (Tracer* const tracer = loop_->tracer()) {
      tracer->never_retrieved(*this, detail::describe(error_));
    }
    loop_->call_exception_handler(
        {.message = std::string(kind()) + " exception was never retrieved",
         .exception = error_,
         .future = Future<>(Ref<FutureCore>(this))});
    retrieved_ = true;
    if (!references_.decrement()) return;
  }
  const std::size_t size = storage_offset_ + type_->size;
  this->~FutureCore();
  release_frame(this, size);
}

bool FutureCore::ended_by_cancellation() const noexcept {
  return cancelled() || (failed() && is_cancelled_error(error_));
}

bool FutureCore::cancel(const std::exception_ptr& error) {
  mark_retrieved();  // as in CPython, who cancels it does not want to hear of its exception
  if (done()) return false;
  finish_cancelled(error);
  return true;
}

std::exception_ptr FutureCore::exception() {
  if (state_ == State::cancelled) std::rethrow_exception(cancelled_error());
  if (state_ == State::pending) throw InvalidStateError("Exception is not set.");
  retrieved_ = true;
  return error_;
}

void FutureCore::require_result() {
  if (state_ == State::cancelled) std::rethrow_exception(cancelled_error());
  if (state_ == State::pending) throw InvalidStateError("Result is not set.");
  retrieved_ = true;
  if (error_) std::rethrow_exception(error_);
}

void FutureCore::require_settable(const char* operation, const ResultType* type) const {
  if (is_task_) {
    throw RuntimeError("Task does not support " + std::string(operation) + " operation");
  }
  if (done()) throw InvalidStateError("invalid state");
  if (type && type != type_) {
    throw RuntimeError("the result of this future has another type: set it by a handle of that");
  }
}

void FutureCore::set_exception(std::exception_ptr error) {
  if (!error) throw std::invalid_argument("invalid exception object");
  finish_failed(std::move(error));
}

void FutureCore::set_finished() { become(State::finished); }

void FutureCore::take_once() {
  if (std::exchange(taken_, true)) {
    throw InvalidStateError(
        "the result was taken already: it can't be copied, only moved out once");
  }
}

std::exception_ptr make_cancelled_error(const std::string& message) {
  return std::make_exception_ptr(CancelledError(message));
}

std::exception_ptr FutureCore::cancelled_error() {
  if (!error_) return std::make_exception_ptr(CancelledError());
  return thrown_ ? std::exchange(error_, nullptr) : error_;
}

std::exception_ptr FutureCore::requested_error() const {
  return std::make_exception_ptr(CancelledError());
}

std::exception_ptr FutureCore::cancelled_outcome() const {
  return error_ && !thrown_ ? error_ : make_cancelled_error("");
}

void FutureCore::finish_cancelled(std::exception_ptr error, bool thrown) {
  error_ = std::move(error);
  thrown_ = thrown;
  become(State::cancelled);
}

void FutureCore::finish_failed(std::exception_ptr error) {
  error_ = std::move(error);
  retrieved_ = false;
  become(State::finished);
}

void FutureCore::become(State state) noexcept {
  state_ = state;
  loop_->unlink_pending(*this);
  if (loop_->is_closed()) return discard_callbacks();
  NodeQueue callbacks = callbacks_.take();
  while (!callbacks.empty()) schedule(callbacks.pop());
}

void FutureCore::schedule(Node* callback) noexcept {
  if (Tracer* const tracer = loop_->tracer()) {
    // Who awaits a cancelled future is cancelled; who awaits a cancelled task sees how it ended.
    const bool cancels = cancelled() && !is_task_;
    const auto cause = cancels ? TraceEvent::Cause::cancelled : TraceEvent::Cause::done;
    if (const FutureCore* const task = callback->stepped_task()) {
      tracer->woken(static_cast<const TaskCore&>(*task), cause, trace_id_);
    }
  }
  callback->fired();
  loop_->ready(callback);
}

void FutureCore::add_callback(DoneCallback* callback) {
  callback->source_ = this;
  if (!done()) {
    callbacks_.push(callback);
    return;
  }
  try {
    loop_->require_open();
  } catch (...) {
    delete callback;
    throw;
  }
  schedule(callback);
}

std::size_t FutureCore::remove_callback(std::uint64_t id) {
  for (Node* at = callbacks_.front(); at; at = NodeQueue::after(at)) {
    auto* callback = dynamic_cast<DoneCallback*>(at);
    if (!callback || callback->id_ != id) continue;
    callbacks_.remove(callback);
    delete callback;
    return 1;
  }
  return 0;
}

void FutureCore::discard_callbacks() noexcept {
  NodeQueue callbacks = callbacks_.take();
  while (!callbacks.empty()) callbacks.pop()->discard();
}

void FutureCore::abandon() noexcept { discard_callbacks(); }

std::string FutureCore::state_repr() const {
  switch (state_) {
    case State::pending:
      return "pending";
    case State::cancelled:
      return "cancelled";
    case State::finished:
      break;
  }
  return "finished";
}

std::string FutureCore::outcome_repr() const {
  if (state_ != State::finished) return "";
  if (error_) return " exception=" + asyncio::repr(error_);
  if (taken_) return " result=<moved out>";
  return " result=" + type_->repr(reinterpret_cast<const char*>(this) + storage_offset_);
}

std::string FutureCore::repr() const {
  std::string text = "<";
  text += kind();
  return text + ' ' + state_repr() + outcome_repr() + '>';
}

void FutureBase::throw_empty() {
  throw RuntimeError("the handle is empty: it refers to no future or task");
}

std::string DoneCallback::describe_node() const {
  return "<Handle " + first_template_argument(typeid(*this)) + ">";
}

void DoneCallback::fired() noexcept { future_ = Ref<FutureCore>(source_); }

void DoneCallback::run() {
  const Ref<FutureCore> future = std::move(future_);
  const TraceActor actor(future->loop().tracer(), *future);
  try {
    call(*future);
  } catch (...) {
    // Not of the future, as in CPython: nothing is wrong with it.
    future->loop().call_exception_handler(
        {.message = "Exception in callback", .exception = std::current_exception(), .future = {}});
  }
  delete this;
}

std::string Node::describe_node() const { return "<Handle>"; }

std::uint64_t next_callback_id() noexcept {
  // Of all threads: one may add callbacks to a future before another runs its loop.
  static std::atomic<std::uint64_t> last = 0;
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

}  // namespace asyncio::detail
