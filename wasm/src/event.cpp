#include "asyncio/event.hpp"

#include <exception>
#include <string>

#include "waiter.hpp"

namespace asyncio {

namespace detail {

/// A port of CPython's `asyncio.Event`.
class EventCore final : public LoopBound {
 public:
  static Coro<bool> wait(Ref<EventCore> event);
  void set() noexcept;
  void clear() noexcept { is_set_ = false; }
  bool is_set() const noexcept { return is_set_; }
  std::string repr() const override {
    return repr_of("Event", is_set_ ? "set" : "unset", waiters_);
  }

 private:
  bool is_set_ = false;
  WaiterList waiters_;
};

Coro<bool> EventCore::wait(Ref<EventCore> event) {
  if (!event->is_set_) {
    Waiter waiter(*event, event->waiters_);
    const std::exception_ptr cancellation = co_await waiter;
    if (cancellation) std::rethrow_exception(cancellation);
  }
  co_return true;
}

void EventCore::set() noexcept {
  if (is_set_) return;
  is_set_ = true;
  waiters_.wake(waiters_.size());
}

}  // namespace detail

using detail::EventCore;

Event::Event() : LoopBoundHandle(new EventCore) {}
Coro<bool> Event::wait() const { return EventCore::wait(core<EventCore>()); }
void Event::set() const noexcept { core<EventCore>()->set(); }
void Event::clear() const noexcept { core<EventCore>()->clear(); }
bool Event::is_set() const noexcept { return core<EventCore>()->is_set(); }

}  // namespace asyncio
