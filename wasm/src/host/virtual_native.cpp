#include <algorithm>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <utility>

#include "asyncio/host.hpp"
#include "threads/threads.hpp"

namespace asyncio {

namespace {

/// A worker that spends virtual time in `block_for`. Lives on that worker's stack.
struct Sleeper {
  double deadline;
  Sleeper* next;
  bool woken = false;
};

/// Time stands still while a worker has work, and moves on to whatever is due first once all of
/// them sleep or are idle. Workers that are due at one instant go on one after the other, the
/// loop's own timers before them, so that runs are the same each time.
class VirtualHost final : public Host {
 public:
  double now() override {
    const std::lock_guard lock(mutex_);
    return now_;
  }

  void wait_until(double deadline) override {
    std::unique_lock lock(mutex_);
    for (;;) {
      changed_.wait(lock, [this] { return woken_ || at_work_ == 0; });
      if (std::exchange(woken_, false)) return;
      if (sleepers_ && sleepers_->deadline < deadline) {
        wake_first_sleeper();
      } else if (deadline < std::numeric_limits<double>::infinity()) {
        now_ = std::max(now_, deadline);
        return;
      } else {
        // Only a thread that this clock does not know of can end this.
        changed_.wait(lock, [this] { return woken_ || at_work_ > 0 || sleepers_; });
      }
    }
  }

  void wake() override {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    changed_.notify_all();
  }

  void block_for(double seconds) override {
    std::unique_lock lock(mutex_);
    if (!detail::on_worker_thread()) {
      now_ += seconds;
      return;
    }
    Sleeper sleeper{.deadline = now_ + seconds, .next = nullptr};
    Sleeper** place = &sleepers_;
    while (*place && (*place)->deadline <= sleeper.deadline) place = &(*place)->next;
    sleeper.next = std::exchange(*place, &sleeper);
    --at_work_;
    changed_.notify_all();
    changed_.wait(lock, [&sleeper] { return sleeper.woken; });
  }

  void work_began() override {
    const std::lock_guard lock(mutex_);
    ++at_work_;
  }

  void work_ended() override {
    const std::lock_guard lock(mutex_);
    --at_work_;
    changed_.notify_all();
  }

 private:
  void wake_first_sleeper() {
    Sleeper* const sleeper = std::exchange(sleepers_, sleepers_->next);
    now_ = std::max(now_, sleeper->deadline);
    sleeper->woken = true;
    ++at_work_;
    changed_.notify_all();
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  double now_ = 0;
  int at_work_ = 0;
  Sleeper* sleepers_ = nullptr;  // by deadline
  bool woken_ = false;
};

}  // namespace

std::unique_ptr<Host> virtual_host() { return std::make_unique<VirtualHost>(); }

}  // namespace asyncio
