#pragma once

#include <atomic>
#include <mutex>

#include "asyncio/detail/node.hpp"
#include "asyncio/host.hpp"

namespace asyncio::detail {

/// Where other threads leave what a loop shall run. Once it is closed, they touch nothing of the
/// loop any more; its host only to tell of their work, which it has to outlive (see `Host`).
class Inbox {
 public:
  explicit Inbox(Host& host) noexcept : host_(host) {}

  /// Whether something is there; costs next to nothing.
  bool filled() const noexcept { return filled_.load(std::memory_order_relaxed); }

  NodeQueue take() {
    const std::lock_guard lock(mutex_);
    filled_.store(false, std::memory_order_relaxed);
    return nodes_.take();
  }

  /// Leaves `node` and wakes the loop. Any thread. Returns false, and does nothing, if closed.
  bool post(Node* node) {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    nodes_.push(node);
    filled_.store(true, std::memory_order_relaxed);
    host_.wake();
    return true;
  }

  /// Tell the host that a thread begins or ends a piece of work for the loop. Any thread. Also when
  /// closed: a pool that goes with an abandoned coroutine waits for its jobs, on the host's clock.
  void begin_work() { host_.work_began(); }
  void end_work() { host_.work_ended(); }

  bool is_open() {
    const std::lock_guard lock(mutex_);
    return !closed_;
  }

  /// Accepts nothing any more; returns what is left.
  NodeQueue close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    return nodes_.take();
  }

 private:
  Host& host_;
  std::mutex mutex_;
  NodeQueue nodes_;
  std::atomic<bool> filled_ = false;
  bool closed_ = false;
};

}  // namespace asyncio::detail
