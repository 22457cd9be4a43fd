#include "watcher.hpp"

#include <cstddef>
#include <unordered_set>
#include <utility>

#include "asyncio/future.hpp"
#include "tracer.hpp"

namespace asyncio::detail {

class Watcher::FutureDone final : public DoneCallback {
 public:
  FutureDone(std::uint64_t id, Ref<Watcher> watcher)
      : DoneCallback(id), watcher_(std::move(watcher)) {}

 private:
  void call(FutureCore& future) override { watcher_->future_done(future); }
  Ref<Watcher> watcher_;
};

Watcher::Watcher(std::vector<Ref<FutureCore>> futures) : futures_(std::move(futures)) {
  std::unordered_set<const FutureCore*> seen;
  std::erase_if(futures_,
                [&](const Ref<FutureCore>& future) { return !seen.insert(future.get()).second; });
}

void Watcher::watch() {
  callbacks_.reserve(futures_.size());
  for (const Ref<FutureCore>& future : futures_) {
    const std::uint64_t id = next_callback_id();
    future->add_callback(new FutureDone(id, Ref<Watcher>(this)));
    callbacks_.push_back(id);
  }
}

void Watcher::trace_members(Tracer& tracer, std::uint32_t object) const {
  for (const Ref<FutureCore>& future : futures_) tracer.member(object, *future);
}

void Watcher::stop_watching() noexcept {
  for (std::size_t index = 0; index < callbacks_.size(); ++index) {
    futures_[index]->remove_callback(callbacks_[index]);
  }
  callbacks_.clear();
}

}  // namespace asyncio::detail
