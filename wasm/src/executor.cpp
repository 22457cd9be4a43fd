#include "asyncio/executor.hpp"

#include <stdexcept>
#include <utility>

#include "asyncio/detail/job.hpp"
#include "asyncio/errors.hpp"
#include "loop_core.hpp"
#include "threads/thread_pool.hpp"

namespace asyncio {

namespace detail {

Job::Job() noexcept = default;
Job::~Job() = default;

/// The job came back from its thread; or it is its turn on the loop's, where there are no others.
void Job::run() {
  const auto self = Ref<Job>::adopt(this);
  if (state_ == State::queued && !future_->done()) call_traced(0);
  loop_->job_ended(*pool_);
  if (future_->done()) return;
  if (state_ == State::cancelled) {
    future_->cancel(nullptr);
  } else {
    deliver(*future_);
  }
}

void Job::call_traced(std::uint32_t worker) noexcept {
  if (tracer_) tracer_->thread_began(future_->trace_id(), worker);
  call();
  if (tracer_) tracer_->thread_ended(future_->trace_id(), worker);
}

/// Keeps a job from starting when its future is cancelled.
class Job::CancelWithFuture final : public DoneCallback {
 public:
  explicit CancelWithFuture(Ref<Job> job)
      : DoneCallback(next_callback_id()), job_(std::move(job)) {}

 private:
  void call(FutureCore& future) override {
    if (future.cancelled() && job_->pool_->cancel(*job_)) job_->loop_->job_ended(*job_->pool_);
  }
  Ref<Job> job_;
};

Ref<FutureCore> start_job(LoopCore& loop, ThreadPool* pool, const Ref<Job>& job,
                          const ResultType& type) {
  loop.require_open();
  job->pool_ = Ref<ThreadPool>(pool ? pool : &loop.default_executor());
  job->loop_ = Ref<LoopCore>(&loop);
  const Ref<FutureCore> future = FutureCore::make(loop, type);
  job->future_ = future;
  job->tracer_ = loop.tracer();
  if (job->tracer_) job->tracer_->announce(*future, TraceEvent::ObjectKind::thread, "thread");
  job->pool_->submit(*job);
  loop.job_began(*job->pool_);
  future->add_callback(new Job::CancelWithFuture(job));
  return future;
}

ThreadPool& LoopCore::default_executor() {
  if (executor_shut_down_) throw RuntimeError("Executor shutdown has been called");
  if (!default_executor_) default_executor_ = ThreadPool::make(ThreadPool::usual_workers());
  return *default_executor_;
}

void LoopCore::job_began(const ThreadPool& pool) noexcept {
  ++unfinished_jobs_;
  if (&pool == default_executor_.get()) ++default_jobs_;
}

void LoopCore::job_ended(const ThreadPool& pool) noexcept {
  --unfinished_jobs_;
  if (&pool != default_executor_.get() || --default_jobs_ > 0 || !executor_idle_) return;
  if (!executor_idle_->done()) executor_idle_->set_finished();
}

Coro<> LoopCore::shutdown_default_executor() {
  const Ref<LoopCore> self(this);
  executor_shut_down_ = true;
  while (default_jobs_ > 0) {
    executor_idle_ = FutureCore::make(*this, result_type<None>);
    co_await Future<>(executor_idle_);
  }
  executor_idle_ = {};
  if (default_executor_) default_executor_->shutdown(true, false, host_);
}

void LoopCore::close_default_executor() noexcept {
  executor_shut_down_ = true;
  executor_idle_ = {};
  if (default_executor_) default_executor_->shutdown(true, false, host_);
}

}  // namespace detail

ThreadPoolExecutor::ThreadPoolExecutor()
    : core_(detail::ThreadPool::make(detail::ThreadPool::usual_workers())) {}

ThreadPoolExecutor::ThreadPoolExecutor(int max_workers) {
  if (max_workers <= 0) throw std::invalid_argument("max_workers must be greater than 0");
  core_ = detail::ThreadPool::make(static_cast<std::size_t>(max_workers));
}

ThreadPoolExecutor::~ThreadPoolExecutor() { shutdown(); }

void ThreadPoolExecutor::shutdown(bool wait, bool cancel_futures) {
  Host* const host = detail::running.loop ? &detail::running.loop->host() : nullptr;
  core_->shutdown(wait, cancel_futures, host);
}

}  // namespace asyncio
