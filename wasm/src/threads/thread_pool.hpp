#pragma once

#include <cstddef>
#include <cstdint>

#include "asyncio/detail/job.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/detail/ref_count.hpp"

namespace asyncio {
class Host;
}

namespace asyncio::detail {

/// The threads behind an executor; where there are none, the loop's own.
class ThreadPool {
 public:
  static Ref<ThreadPool> make(std::size_t max_workers);
  /// How many workers an executor has that was not told.
  static std::size_t usual_workers() noexcept;

  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;
  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) delete this;
  }

  /// Lets a worker call the job and leave it to its loop. Throws RuntimeError after `shutdown`.
  virtual void submit(Job& job) = 0;
  /// The job's future was cancelled. Returns whether the job was taken out of the queue; if not,
  /// its loop will hear of it.
  virtual bool cancel(Job& job) = 0;
  /// @param waiting the host of the calling thread's loop, or null: while its thread waits here,
  ///   that host's clock goes on.
  virtual void shutdown(bool wait, bool cancel_futures, Host* waiting) = 0;

 protected:
  ThreadPool() noexcept = default;
  virtual ~ThreadPool() = default;

  // What pools may know of jobs.
  using State = Job::State;
  static State& state(Job& job) noexcept { return job.state_; }
  static bool& holds_clock(Job& job) noexcept { return job.holds_clock_; }
  static LoopCore& loop(Job& job) noexcept { return *job.loop_; }
  static void call_traced(Job& job, std::uint32_t worker) noexcept { job.call_traced(worker); }

 private:
  RefCount references_;
};

}  // namespace asyncio::detail
