#include "asyncio/wait.hpp"

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

#include "asyncio/detail/running.hpp"
#include "asyncio/loop.hpp"
#include "tracer.hpp"
#include "watcher.hpp"

namespace asyncio::detail {

/// A port of CPython's `_wait`.
class WaitCore final : public Watcher {
 public:
  WaitCore(std::vector<Ref<FutureCore>> futures, const WaitOptions& options)
      : Watcher(std::move(futures)),
        enough_(get_running_loop().create_future()),
        return_when_(options.return_when),
        not_done_(this->futures().size()) {
    if (const auto& seconds = options.timeout.seconds()) {
      timer_ = get_running_loop().call_later(*seconds, [this] { release_waiter(); });
    }
  }

  void start() {
    if (Tracer* const tracer = running.tracer) {
      FutureCore& future = *enough_.core();
      trace_members(*tracer, tracer->announce(future, TraceEvent::ObjectKind::wait, "wait"));
    }
    try {
      watch();
    } catch (...) {
      stop();
      throw;
    }
  }
  /// Must come before the last reference goes, which the timer has none of.
  void stop() noexcept {
    if (timer_) timer_->cancel();
    stop_watching();
  }
  const Future<>& enough() const noexcept { return enough_; }

 private:
  void future_done(FutureCore& future) override {
    --not_done_;
    if (is_enough(future)) release_waiter();
  }

  /// Looks at exceptions, and so marks them as retrieved, only if they matter.
  bool is_enough(FutureCore& last) const {
    return not_done_ == 0 || return_when_ == FIRST_COMPLETED ||
           (return_when_ == FIRST_EXCEPTION && !last.cancelled() && last.exception());
  }

  void release_waiter() const {
    if (!enough_.done()) enough_.set_result();
  }

  Future<> enough_;
  std::optional<TimerHandle> timer_;
  ReturnWhen return_when_;
  std::size_t not_done_;
};

namespace {

void check(const std::vector<Ref<FutureCore>>& futures, const WaitOptions& options) {
  if (futures.empty()) throw std::invalid_argument("Set of Tasks/Futures is empty.");
  if (options.return_when > ALL_COMPLETED) {
    throw std::invalid_argument("Invalid return_when value: " +
                                std::to_string(static_cast<int>(options.return_when)));
  }
}

}  // namespace

Waiting::Waiting(std::vector<Ref<FutureCore>> futures, const WaitOptions& options)
    : core_((check(futures, options), new WaitCore(std::move(futures), options))) {
  core_->start();
}

Waiting::~Waiting() { core_->stop(); }

const Future<>& Waiting::enough() const noexcept { return core_->enough(); }
const std::vector<Ref<FutureCore>>& Waiting::futures() const noexcept { return core_->futures(); }

}  // namespace asyncio::detail
