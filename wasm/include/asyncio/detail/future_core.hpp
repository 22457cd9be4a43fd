#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <type_traits>

#include "asyncio/detail/node.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/detail/ref_count.hpp"
#include "asyncio/none.hpp"
#include "asyncio/repr.hpp"

/// The type-erased half of `Future`: state, callbacks and cancellation are compiled once, in the
/// runtime's archive; the templates over it only convert types.

namespace asyncio::detail {

class LoopCore;
class TaskCore;
class Tracer;

/// What a future must know about the type of its result.
struct ResultType {
  std::size_t size;
  void (*destroy)(void*) noexcept;
  std::string (*repr)(const void*);
};

template <class T>
inline constexpr ResultType result_type{
    .size = sizeof(T),
    .destroy = [](void* value) noexcept { static_cast<T*>(value)->~T(); },
    .repr = repr_erased<T>,
};

/// The type that holds a `T`: `None` stands for `void`.
template <class T>
using Stored = std::conditional_t<std::is_void_v<T>, None, T>;

/// What a task can be suspended on.
class Waitable {
 public:
  /// Asks it to end as cancelled and wake the task. Returns false if it has ended already.
  /// @param error the `CancelledError` to throw, or null for one without a message.
  virtual bool cancel(const std::exception_ptr& error) = 0;
  /// What stands behind `wait_for=` in a task's repr.
  virtual std::string describe() const = 0;
  /// What a task that waits for it for ever is said to wait for.
  virtual std::string describe_deadlock() const { return describe(); }

 protected:
  ~Waitable() = default;
};

/// A `CancelledError` with that text.
std::exception_ptr make_cancelled_error(const std::string& message);

/// A callback of `add_done_callback`: owned by its future until that is done, then by the loop.
class DoneCallback : public Node {
 public:
  explicit DoneCallback(std::uint64_t id) noexcept : id_(id) {}
  virtual ~DoneCallback() = default;

  void run() final;
  void fired() noexcept final;
  void discard() noexcept final { delete this; }
  std::string describe_node() const final;

 private:
  friend class FutureCore;
  virtual void call(class FutureCore& future) = 0;

  std::uint64_t id_;
  class FutureCore* source_ = nullptr;
  Ref<class FutureCore> future_;
};

class FutureCore : public Waitable {
 public:
  /// A pending future with room behind it for a result of `type`.
  static Ref<FutureCore> make(LoopCore& loop, const ResultType& type);

  FutureCore(const FutureCore&) = delete;
  FutureCore& operator=(const FutureCore&) = delete;

  /// Handles may be copied and dropped on any thread; all else belongs to the loop's.
  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) destroy();
  }

  bool done() const noexcept { return state_ != State::pending; }
  bool cancelled() const noexcept { return state_ == State::cancelled; }
  bool failed() const noexcept { return state_ == State::finished && error_; }

  /// Whether awaiting it throws `CancelledError`.
  bool ended_by_cancellation() const noexcept;

  bool cancel(const std::exception_ptr& error) override;
  /// As Python's `exception()`: marks it as retrieved; throws when pending or cancelled.
  std::exception_ptr exception();
  /// Throws what `result()` throws where there is no result, and marks an exception as retrieved.
  void require_result();
  /// Throws unless the future may be set from outside: `operation` names the call in the message.
  void require_settable(const char* operation, const ResultType* type) const;
  void set_exception(std::exception_ptr error);
  /// The result stands in `storage()` now.
  void set_finished();
  /// The exception to throw for this cancelled future.
  std::exception_ptr cancelled_error();
  /// The exception with the message of the last request to cancel it, if it keeps that.
  virtual std::exception_ptr requested_error() const;
  /// What stands for it among gathered outcomes; leaves what was thrown to those who await it.
  std::exception_ptr cancelled_outcome() const;

  void* storage() noexcept { return reinterpret_cast<char*>(this) + storage_offset_; }
  /// Called when a result that can't be copied is moved out; a second time throws.
  void take_once();

  void add_callback(DoneCallback* callback);
  std::size_t remove_callback(std::uint64_t id);
  /// Queues `node` when done. Must be pending.
  void add_waiter(Node* node) noexcept { callbacks_.push(node); }
  void remove_waiter(Node* node) noexcept { callbacks_.remove(node); }

  LoopCore& loop() const noexcept { return *loop_; }
  const ResultType& type() const noexcept { return *type_; }
  void mark_retrieved() noexcept { retrieved_ = true; }
  bool is_task() const noexcept { return is_task_; }
  /// Its number in a trace; 0 if it has none.
  std::uint32_t trace_id() const noexcept { return trace_id_; }

  /// Python's name of its class.
  virtual const char* kind() const noexcept { return "Future"; }
  virtual std::string repr() const;
  std::string describe() const override { return repr(); }

  /// The loop is closed: nobody will ever be called back.
  virtual void abandon() noexcept;

 protected:
  FutureCore(LoopCore& loop, const ResultType& type, std::size_t size_of_core, bool is_task);
  virtual ~FutureCore();
  static std::size_t allocation_size(std::size_t size_of_core, const ResultType& type) noexcept;

  /// @param error the `CancelledError` to throw for it, or null to make one when asked.
  /// @param thrown whether a coroutine threw it: then, as in CPython, the first who asks gets it,
  ///   with its message, and all others a plain one.
  void finish_cancelled(std::exception_ptr error, bool thrown = false);
  void finish_failed(std::exception_ptr error);
  std::string state_repr() const;
  /// ` result=5`, ` exception=...`, or nothing.
  std::string outcome_repr() const;

 private:
  friend class LoopCore;
  friend class Tracer;
  enum class State : std::uint8_t { pending, finished, cancelled };

  /// Nobody refers to it any more. Off the loop's thread, leaves the rest to that.
  void destroy() noexcept;
  void become(State state) noexcept;
  void schedule(Node* callback) noexcept;
  void discard_callbacks() noexcept;

  RefCount references_;
  std::uint16_t storage_offset_;
  State state_ = State::pending;
  bool retrieved_ = true;  // or there is no exception to retrieve
  bool taken_ = false;
  bool thrown_ = false;  // of a cancelled one: see finish_cancelled
  const bool is_task_;
  std::uint32_t trace_id_ = 0;
  Ref<LoopCore> loop_;
  const ResultType* type_;
  NodeQueue callbacks_;
  std::exception_ptr error_;
  FutureCore* previous_pending_ = nullptr;
  FutureCore* next_pending_ = nullptr;
};

}  // namespace asyncio::detail
