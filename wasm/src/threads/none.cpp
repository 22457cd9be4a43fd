#include <limits>

#include "asyncio/errors.hpp"
#include "loop_core.hpp"
#include "threads/thread_pool.hpp"
#include "threads/threads.hpp"

namespace asyncio::detail {

namespace {

/// Says once that there are no threads.
void warn(Host& host) {
  static bool warned = false;
  if (std::exchange(warned, true)) return;
  host.write(Stream::error,
             "Note: there are no threads here, so what is given to to_thread or run_in_executor "
             "runs on the event loop's own thread and blocks it meanwhile.\n");
}

/// Jobs take their turn among what is ready.
class LoopThreadPool final : public ThreadPool {
 public:
  void submit(Job& job) override {
    if (shut_down_) throw RuntimeError("cannot schedule new futures after shutdown");
    warn(loop(job).host());
    job.retain();
    loop(job).ready(&job);
  }
  bool cancel(Job& job) override {
    state(job) = State::cancelled;
    return false;
  }
  void shutdown(bool, bool, Host*) override { shut_down_ = true; }

 private:
  bool shut_down_ = false;
};

}  // namespace

Ref<ThreadPool> ThreadPool::make(std::size_t) { return Ref<ThreadPool>(new LoopThreadPool); }

std::size_t ThreadPool::usual_workers() noexcept { return 1; }

bool on_worker_thread() noexcept { return false; }

bool works_for(const Host&) noexcept { return false; }

bool other_threads_are_busy() noexcept { return false; }

}  // namespace asyncio::detail
