#include "asyncio/barrier.hpp"

#include <stdexcept>
#include <string>

#include "asyncio/async_with.hpp"
#include "asyncio/condition.hpp"
#include "asyncio/errors.hpp"

namespace asyncio {

namespace detail {

/// A port of CPython's `asyncio.Barrier`: a count and a state, guarded by a condition.
class BarrierCore final : public LoopBound {
 public:
  explicit BarrierCore(int parties);

  static Coro<int> wait(Ref<BarrierCore> barrier);
  static Coro<> reset(Ref<BarrierCore> barrier);
  static Coro<> abort(Ref<BarrierCore> barrier);
  int parties() const noexcept { return parties_; }
  int waiting() const noexcept { return state_ == State::filling ? count_ : 0; }
  bool broken() const noexcept { return state_ == State::broken; }
  std::string repr() const override;

 private:
  enum class State { filling, draining, resetting, broken };
  class Stay;

  const char* state_name() const noexcept;
  static Coro<int> arrive(Ref<BarrierCore> barrier);
  void leave();

  const int parties_;
  int count_ = 0;  // tasks that are inside, be it to wait or to leave
  State state_ = State::filling;
  Condition condition_;
};

BarrierCore::BarrierCore(int parties) : parties_(parties) {
  if (parties < 1) throw std::invalid_argument("parties must be > 0");
}

/// A task's time inside, however it ends.
class BarrierCore::Stay {
 public:
  explicit Stay(BarrierCore& barrier) noexcept : barrier_(barrier), index_(barrier.count_++) {}
  Stay(const Stay&) = delete;
  Stay& operator=(const Stay&) = delete;
  ~Stay() { barrier_.leave(); }
  int index() const noexcept { return index_; }

 private:
  BarrierCore& barrier_;
  const int index_;
};

Coro<int> BarrierCore::wait(Ref<BarrierCore> barrier) {
  const auto body = [barrier] { return arrive(barrier); };
  co_return co_await async_with(barrier->condition_, body);
}

/// The condition's lock is held.
Coro<int> BarrierCore::arrive(Ref<BarrierCore> barrier) {
  State& state = barrier->state_;
  // Those of the last round leave first.
  co_await barrier->condition_.wait_for(
      [&state] { return state != State::draining && state != State::resetting; });
  if (state == State::broken) throw BrokenBarrierError("Barrier aborted");

  const Stay stay(*barrier);
  if (stay.index() + 1 == barrier->parties_) {
    state = State::draining;
    barrier->condition_.notify_all();
    co_return stay.index();
  }
  co_await barrier->condition_.wait_for([&state] { return state != State::filling; });
  if (state == State::broken || state == State::resetting) {
    throw BrokenBarrierError("Abort or reset of barrier");
  }
  co_return stay.index();
}

void BarrierCore::leave() {
  if (--count_ > 0) return;
  if (state_ == State::resetting || state_ == State::draining) state_ = State::filling;
  // Not locked: the coroutine is dropped while it waits, and all others with it.
  if (condition_.locked()) condition_.notify_all();
}

Coro<> BarrierCore::reset(Ref<BarrierCore> barrier) {
  co_await barrier->condition_.acquire();
  barrier->state_ = barrier->count_ > 0 ? State::resetting : State::filling;
  barrier->condition_.notify_all();
  barrier->condition_.release();
}

Coro<> BarrierCore::abort(Ref<BarrierCore> barrier) {
  co_await barrier->condition_.acquire();
  barrier->state_ = State::broken;
  barrier->condition_.notify_all();
  barrier->condition_.release();
}

const char* BarrierCore::state_name() const noexcept {
  switch (state_) {
    case State::filling:
      return "filling";
    case State::draining:
      return "draining";
    case State::resetting:
      return "resetting";
    case State::broken:
      break;
  }
  return "broken";
}

std::string BarrierCore::repr() const {
  std::string text = std::string("<Barrier [") + state_name();
  if (!broken()) {
    text += ", waiters:" + std::to_string(waiting()) + "/" + std::to_string(parties_);
  }
  return text + "]>";
}

}  // namespace detail

using detail::BarrierCore;

Barrier::Barrier(int parties) : LoopBoundHandle(new BarrierCore(parties)) {}
Coro<int> Barrier::wait() const { return BarrierCore::wait(core<BarrierCore>()); }
Coro<> Barrier::reset() const { return BarrierCore::reset(core<BarrierCore>()); }
Coro<> Barrier::abort() const { return BarrierCore::abort(core<BarrierCore>()); }
int Barrier::parties() const noexcept { return core<BarrierCore>()->parties(); }
int Barrier::n_waiting() const noexcept { return core<BarrierCore>()->waiting(); }
bool Barrier::broken() const noexcept { return core<BarrierCore>()->broken(); }
Coro<int> Barrier::aenter() const { return wait(); }
void Barrier::aexit(const std::exception_ptr&) const noexcept {}

}  // namespace asyncio
