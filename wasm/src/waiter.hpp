#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>

#include "asyncio/coro.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/loop_bound.hpp"

namespace asyncio::detail {

class Waiter;

/// Those who wait, first come first. Owns nothing: a waiter leaves when its wait is over, or when
/// its coroutine is destroyed.
class WaiterList {
 public:
  bool empty() const noexcept { return first_ == nullptr; }
  std::size_t size() const noexcept;
  Waiter* first() const noexcept { return first_; }
  bool all_cancelled() const noexcept;
  /// Wakes the first `count` that are not done. @returns how many there were.
  std::size_t wake(std::size_t count) noexcept;

  void push(Waiter& waiter) noexcept;
  void remove(Waiter& waiter) noexcept;

 private:
  Waiter* first_ = nullptr;
  Waiter* last_ = nullptr;
};

/// One task that waits its turn, for which CPython makes a future. It lives in the frame of the
/// coroutine that awaits it:
///
///     Waiter waiter(*this, waiters_);
///     if (std::exception_ptr cancellation = co_await waiter) ...
///
/// The await gives the `CancelledError` instead of throwing it, so that the coroutine can put
/// things in order before it throws it.
class Waiter final : public Waitable {
 public:
  /// @throws RuntimeError if `owner` is bound to a different loop.
  Waiter(LoopBound& owner, WaiterList& list) : owner_(owner), list_(list) { owner.bind(); }
  Waiter(const Waiter&) = delete;
  Waiter& operator=(const Waiter&) = delete;
  ~Waiter() { leave(); }

  bool done() const noexcept { return state_ != State::pending; }
  bool cancelled() const noexcept { return state_ == State::cancelled; }

  /// Lets its task go on; nothing happens if it is done.
  void wake() noexcept { finish(State::woken); }
  /// Takes it out of the list, if it is in there.
  void leave() noexcept;

  // The awaiter is an object of its own, because g++ 12 copies one that is given by reference.
  struct Wait {
    Waiter* waiter;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> coroutine) const { waiter->suspend(coroutine); }
    std::exception_ptr await_resume() const { return waiter->resume(); }
  };
  Wait await_in_coroutine() noexcept { return {this}; }

  bool cancel(const std::exception_ptr& error) override;
  std::string describe() const override;
  std::string describe_deadlock() const override { return owner_.repr(); }

 private:
  friend class WaiterList;
  enum class State { pending, woken, cancelled };

  void suspend(std::coroutine_handle<> coroutine);
  std::exception_ptr resume();
  void finish(State state) noexcept;

  LoopBound& owner_;
  WaiterList& list_;
  TaskCore* task_ = nullptr;
  Waiter* previous_ = nullptr;
  Waiter* next_ = nullptr;
  std::exception_ptr cancellation_;
  State state_ = State::pending;
  bool listed_ = false;
};

/// `<Lock [locked, waiters:2]>`.
std::string repr_of(std::string_view type, std::string_view state, const WaiterList& waiters);

/// `aenter()` of what is acquired.
Coro<> entered(Coro<bool> acquisition);

}  // namespace asyncio::detail
