#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "asyncio/host.hpp"
#include "threads/threads.hpp"

namespace asyncio {

namespace {

class NativeHost final : public Host {
 public:
  double now() override { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  void wait_until(double deadline) override {
    std::unique_lock lock(mutex_);
    const auto woken = [this] { return woken_; };
    if (deadline > detail::longest_wait) {
      wakeup_.wait(lock, woken);
    } else {
      // Rounded up, so that the deadline has passed when the wait is over.
      const std::chrono::duration<double> until(deadline);
      wakeup_.wait_until(lock, start_ + std::chrono::ceil<Clock::duration>(until), woken);
    }
    woken_ = false;
  }

  void wake() override {
    {
      const std::lock_guard lock(mutex_);
      woken_ = true;
    }
    wakeup_.notify_one();
  }

  void block_for(double seconds) override {
    std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  }

 private:
  using Clock = std::chrono::steady_clock;

  const Clock::time_point start_ = Clock::now();
  std::mutex mutex_;
  std::condition_variable wakeup_;
  bool woken_ = false;
};

}  // namespace

std::unique_ptr<Host> system_host() { return std::make_unique<NativeHost>(); }

}  // namespace asyncio
