#pragma once

#include <atomic>
#include <mutex>

#include "asyncio/detail/node.hpp"
#include "asyncio/host.hpp"

namespace asyncio::detail {

/// Where other threads leave what a loop shall run. Once it is closed, nothing of the loop, its host
/// included, is touched from another thread any more.
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

  /// Tell the host that a thread begins or ends a piece of work for the loop. Any thread.
  void begin_work() {
    const std::lock_guard lock(mutex_);
    if (!closed_) host_.work_began();
  }
  void end_work() {
    const std::lock_guard lock(mutex_);
    if (!closed_) host_.work_ended();
  }

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
