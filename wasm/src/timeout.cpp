#include "asyncio/timeout.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

#include "asyncio/detail/ref_count.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/loop.hpp"
#include "asyncio/task.hpp"
#include "describe.hpp"

namespace asyncio {

namespace detail {

/// A port of CPython's `Timeout`.
class TimeoutCore {
 public:
  explicit TimeoutCore(std::optional<double> when) noexcept : when_(when) {}

  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) delete this;
  }

  const std::optional<double>& when() const noexcept { return when_; }
  bool expired() const noexcept { return state_ == State::expiring || state_ == State::expired; }
  void reschedule(std::optional<double> when);
  std::string repr() const;
  void enter();
  void exit(const std::exception_ptr& error);

 private:
  enum class State { created, active, expiring, expired, finished };

  ~TimeoutCore() { unschedule(); }
  const char* state_name() const noexcept;
  void unschedule() noexcept;
  void strike();

  RefCount references_;
  State state_ = State::created;
  std::optional<double> when_;
  std::optional<Handle> handle_;
  Task<> task_;
  std::size_t cancelling_ = 0;  // the requests that the task had when it entered
};

const char* TimeoutCore::state_name() const noexcept {
  switch (state_) {
    case State::created:
      return "created";
    case State::active:
      return "active";
    case State::expiring:
      return "expiring";
    case State::expired:
      return "expired";
    case State::finished:
      break;
  }
  return "finished";
}

std::string TimeoutCore::repr() const {
  std::string text = "<Timeout [" + std::string(state_name()) + "]";
  if (state_ == State::active) {
    text += " when=" + (when_ ? asyncio::repr(std::round(*when_ * 1000) / 1000) : "None");
  }
  return text + ">";
}

void TimeoutCore::unschedule() noexcept {
  if (handle_) handle_->cancel();
  handle_.reset();
}

void TimeoutCore::reschedule(std::optional<double> when) {
  if (state_ == State::created) throw RuntimeError("Timeout has not been entered");
  if (state_ != State::active) {
    throw RuntimeError("Cannot change state of " + std::string(state_name()) + " Timeout");
  }
  when_ = when;
  unschedule();
  if (!when) return;
  // The callbacks refer to the core without keeping it: it takes them back when it ends.
  const Loop& loop = get_running_loop();
  if (*when <= loop.time()) {
    handle_ = loop.call_soon([this] { strike(); });
  } else {
    handle_ = loop.call_at(*when, [this] { strike(); });
  }
}

void TimeoutCore::strike() {
  task_.cancel();
  state_ = State::expiring;
  handle_.reset();
}

void TimeoutCore::enter() {
  if (state_ != State::created) throw RuntimeError("Timeout has already been entered");
  task_ = current_task();
  if (!task_) throw RuntimeError("Timeout should be used inside a task");
  state_ = State::active;
  cancelling_ = task_.cancelling();
  reschedule(when_);
}

void TimeoutCore::exit(const std::exception_ptr& error) {
  unschedule();
  const Task<> task = std::exchange(task_, {});
  if (state_ != State::expiring) {
    state_ = State::finished;
    return;
  }
  state_ = State::expired;
  // Requests that came besides the deadline's are for somebody further out.
  const bool only_the_deadline = task.uncancel() <= cancelling_;
  if (only_the_deadline && error && is_cancelled_error(error)) throw TimeoutError();
}

}  // namespace detail

Timeout::Timeout(Limit when) : core_(new detail::TimeoutCore(when.seconds())) {}
Timeout::Timeout(const Timeout&) noexcept = default;
Timeout& Timeout::operator=(const Timeout&) noexcept = default;
Timeout::~Timeout() = default;

std::optional<double> Timeout::when() const noexcept { return core_->when(); }
void Timeout::reschedule(Limit when) const { core_->reschedule(when.seconds()); }
bool Timeout::expired() const noexcept { return core_->expired(); }
std::string Timeout::repr() const { return core_->repr(); }
void Timeout::aenter() const { core_->enter(); }
void Timeout::aexit(const std::exception_ptr& error) const { core_->exit(error); }

Timeout timeout(Limit delay) {
  const double now = get_running_loop().time();
  const std::optional<double>& seconds = delay.seconds();
  return seconds ? timeout_at(now + *seconds) : timeout_at(None{});
}

Timeout timeout_at(Limit when) { return Timeout(when); }

}  // namespace asyncio
