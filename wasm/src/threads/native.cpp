#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <iterator>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "asyncio/errors.hpp"
#include "current_host.hpp"
#include "loop_core.hpp"
#include "threads/thread_pool.hpp"
#include "threads/threads.hpp"

namespace asyncio::detail {

namespace {

#if defined(__SANITIZE_THREAD__)
constexpr std::ptrdiff_t sanitizer_threads = 1;
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
constexpr std::ptrdiff_t sanitizer_threads = 1;
#else
constexpr std::ptrdiff_t sanitizer_threads = 0;
#endif
#else
constexpr std::ptrdiff_t sanitizer_threads = 0;
#endif

/// Workers of all pools that have no job. A worker counts as idle before its loop hears of its last
/// job, so that a loop that waits for nothing else sees it here.
std::atomic<std::ptrdiff_t> idle_workers = 0;

constinit thread_local const Host* employer = nullptr;

class NativeThreadPool final : public ThreadPool {
 public:
  explicit NativeThreadPool(std::size_t max_workers) : max_workers_(max_workers) {}
  ~NativeThreadPool() override { NativeThreadPool::shutdown(true, false, nullptr); }

  void submit(Job& job) override;
  bool cancel(Job& job) override;
  void shutdown(bool wait, bool cancel_futures, Host* waiting) override;

 private:
  /// @param worker its number, which begins at 1.
  void work(std::uint32_t worker);
  void hold_clock_for(Job& job);
  /// A worker is free: the place goes to the next job in the queue.
  void pass_place_on();

  std::mutex mutex_;
  std::condition_variable changed_;
  const std::size_t max_workers_;
  NodeQueue queue_;
  std::size_t queued_ = 0;
  std::size_t idle_ = 0;
  /// Jobs that have a worker, or will have one at once; all others in the queue wait for a place.
  std::size_t placed_ = 0;
  std::vector<std::thread> workers_;
  Host* waiting_ = nullptr;  // for `placed_` to become 0
  bool shut_down_ = false;
};

void NativeThreadPool::hold_clock_for(Job& job) {
  holds_clock(job) = true;
  loop(job).inbox().begin_work();
}

void NativeThreadPool::submit(Job& job) {
  const std::lock_guard lock(mutex_);
  if (shut_down_) throw RuntimeError("cannot schedule new futures after shutdown");
  if (queued_ >= idle_ && workers_.size() < max_workers_) {
    try {
      const auto worker = static_cast<std::uint32_t>(workers_.size() + 1);
      workers_.emplace_back([this, worker] { work(worker); });
    } catch (const std::system_error&) {
      throw RuntimeError("can't start new thread");
    }
  }
  if (placed_ < max_workers_) {
    ++placed_;
    hold_clock_for(job);
  }
  job.retain();
  queue_.push(&job);
  ++queued_;
  changed_.notify_all();
}

bool NativeThreadPool::cancel(Job& job) {
  const std::lock_guard lock(mutex_);
  if (state(job) != State::queued) return false;
  state(job) = State::cancelled;
  if (holds_clock(job)) return false;  // a worker is about to find it
  queue_.remove(&job);
  --queued_;
  job.release();
  return true;
}

void NativeThreadPool::pass_place_on() {
  for (Node* at = queue_.front(); at; at = NodeQueue::after(at)) {
    auto& job = static_cast<Job&>(*at);
    if (!holds_clock(job)) return hold_clock_for(job);
  }
  if (--placed_ == 0 && waiting_) waiting_->wake();
}

void NativeThreadPool::work(std::uint32_t worker) {
  std::unique_lock lock(mutex_);
  for (bool idle = false;;) {
    ++idle_;
    changed_.wait(lock, [this] { return queued_ > 0 || shut_down_; });
    --idle_;
    if (idle) --idle_workers;
    if (queued_ == 0) return;
    Job* const job = static_cast<Job*>(queue_.pop());
    --queued_;
    if (state(*job) == State::queued) {
      state(*job) = State::begun;
      lock.unlock();
      {
        LoopCore& owner = loop(*job);
        const bool open = owner.inbox().is_open();
        const HostScope scope(open ? owner.host() : current_host());
        employer = open ? &owner.host() : nullptr;
        open ? call_traced(*job, worker) : job->call();
        employer = nullptr;
      }
      lock.lock();
      state(*job) = State::done;
    }
    const Ref<LoopCore> owner(&loop(*job));
    pass_place_on();
    idle = queued_ == 0;
    if (idle) ++idle_workers;
    lock.unlock();
    // In this order: the clock stands still until the loop has been woken to hear of the job.
    if (!owner->inbox().post(job)) job->release();
    owner->inbox().end_work();
    lock.lock();
  }
}

void NativeThreadPool::shutdown(bool wait, bool cancel_futures, Host* waiting) {
  std::unique_lock lock(mutex_);
  shut_down_ = true;
  if (cancel_futures) {
    NodeQueue jobs = queue_.take();
    while (!jobs.empty()) {
      auto& job = static_cast<Job&>(*jobs.pop());
      if (holds_clock(job)) {
        queue_.push(&job);
        continue;
      }
      --queued_;
      state(job) = State::cancelled;
      if (!loop(job).inbox().post(&job)) job.release();
    }
  }
  changed_.notify_all();
  if (!wait) return;
  for (const std::thread& worker : workers_) {
    if (worker.get_id() == std::this_thread::get_id()) {
      throw RuntimeError("cannot join current thread");
    }
  }
  waiting_ = waiting;
  while (waiting_ && placed_ > 0) {
    lock.unlock();
    waiting->wait_until(std::numeric_limits<double>::infinity());
    lock.lock();
  }
  waiting_ = nullptr;
  std::vector<std::thread> workers = std::exchange(workers_, {});
  lock.unlock();
  for (std::thread& worker : workers) worker.join();
}

}  // namespace

Ref<ThreadPool> ThreadPool::make(std::size_t max_workers) {
  return Ref<ThreadPool>(new NativeThreadPool(max_workers));
}

std::size_t ThreadPool::usual_workers() noexcept {
  return std::min<std::size_t>(32, std::thread::hardware_concurrency() + 4);
}

bool on_worker_thread() noexcept { return employer && works_for(current_host()); }

bool works_for(const Host& host) noexcept { return employer == &host; }

bool other_threads_are_busy() noexcept {
  if (single_threaded()) return false;
  // Linux lists a process's threads here. Elsewhere nobody knows, and the loop waits.
  std::error_code error;
  const std::filesystem::directory_iterator threads("/proc/self/task", error);
  if (error) return true;
  const std::ptrdiff_t count = std::distance(threads, std::filesystem::directory_iterator());
  return count - 1 - sanitizer_threads > idle_workers;
}

}  // namespace asyncio::detail
