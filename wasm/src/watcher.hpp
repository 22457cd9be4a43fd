#pragma once

#include <cstdint>
#include <vector>

#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/ref.hpp"
#include "asyncio/detail/ref_count.hpp"

namespace asyncio::detail {

/// Hears of each of several futures when it is done, by a done callback. Counted: the callbacks
/// keep it, and it keeps the futures.
class Watcher {
 public:
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) delete this;
  }

  /// In the order in which they were given, each once.
  const std::vector<Ref<FutureCore>>& futures() const noexcept { return futures_; }

 protected:
  explicit Watcher(std::vector<Ref<FutureCore>> futures);
  virtual ~Watcher() = default;

  void watch();
  /// Tells the tracer that `object` awaits them.
  void trace_members(Tracer& tracer, std::uint32_t object) const;
  /// Of futures that are done already it may hear yet.
  void stop_watching() noexcept;

 private:
  class FutureDone;

  virtual void future_done(FutureCore& future) = 0;

  RefCount references_;
  std::vector<Ref<FutureCore>> futures_;
  std::vector<std::uint64_t> callbacks_;
};

}  // namespace asyncio::detail
