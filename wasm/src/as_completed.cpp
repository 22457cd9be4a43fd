#include "asyncio/as_completed.hpp"

#include <cstddef>

#include "asyncio/detail/running.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/loop.hpp"
#include "asyncio/queue.hpp"
#include "loop_core.hpp"
#include "tracer.hpp"
#include "watcher.hpp"

namespace asyncio::detail {

/// A port of CPython's `_AsCompletedIterator`.
class AsCompletedCore final : public Watcher {
 public:
  explicit AsCompletedCore(std::vector<Ref<FutureCore>> futures)
      : Watcher(std::move(futures)),
        not_done_(this->futures().size()),
        not_asked_for_(this->futures().size()) {}

  void start(Limit limit) {
    const LoopCore& loop = running_loop();
    for (const Ref<FutureCore>& future : futures()) loop.require_own(*future);
    if (Tracer* const tracer = running.tracer) {
      const Ref<LoopBound> queue = done_.core<LoopBound>();
      const auto kind = TraceEvent::ObjectKind::as_completed;
      trace_members(*tracer, tracer->announce(*queue, kind, "as_completed"));
    }
    watch();
    const std::optional<double>& seconds = limit.seconds();
    if (not_done_ == 0 || !seconds) return;
    timer_ = get_running_loop().call_later(*seconds, [this] { time_is_over(); });
  }

  bool empty() const noexcept { return not_asked_for_ == 0; }
  void count_one_off() noexcept { --not_asked_for_; }
  /// The next that is done; null for one that the deadline has overtaken.
  Coro<Ref<FutureCore>> get() const { return done_.get(); }

 private:
  ~AsCompletedCore() override { cancel_timer(); }

  void future_done(FutureCore& future) override {
    if (not_done_ == 0) return;  // the deadline was first
    --not_done_;
    done_.put_nowait(Ref<FutureCore>(&future));
    if (not_done_ == 0) cancel_timer();
  }

  void time_is_over() {
    // What was walking through it may have gone, and then the callbacks alone keep it.
    const Ref<AsCompletedCore> keep(this);
    stop_watching();
    for (; not_done_ > 0; --not_done_) done_.put_nowait(Ref<FutureCore>());
  }

  void cancel_timer() const noexcept {
    if (timer_) timer_->cancel();
  }

  std::size_t not_done_;
  std::size_t not_asked_for_;
  Queue<Ref<FutureCore>> done_;
  std::optional<TimerHandle> timer_;
};

Completions::Completions(std::vector<Ref<FutureCore>> futures, Limit limit)
    : core_(new AsCompletedCore(std::move(futures))) {
  core_->start(limit);
}
Completions::Completions(const Completions&) noexcept = default;
Completions::Completions(Completions&&) noexcept = default;
Completions& Completions::operator=(const Completions&) noexcept = default;
Completions& Completions::operator=(Completions&&) noexcept = default;
Completions::~Completions() = default;

bool Completions::empty() const noexcept { return core_->empty(); }
void Completions::count_one_off() const noexcept { core_->count_one_off(); }
Coro<Ref<FutureCore>> Completions::get() const { return get(core_); }

Coro<Ref<FutureCore>> Completions::get(Ref<AsCompletedCore> core) {
  Ref<FutureCore> future = co_await core->get();
  if (!future) throw TimeoutError();
  co_return future;
}

}  // namespace asyncio::detail
