#pragma once

#include <cstdint>
#include <string>

#include "asyncio/detail/ref.hpp"
#include "asyncio/detail/ref_count.hpp"

namespace asyncio {

namespace detail {

class LoopCore;
class Tracer;

/// The shared state of a lock, a queue and the like. It can be made before any loop runs: the first
/// task that has to wait binds it to its loop, as with CPython's `_LoopBoundMixin`.
class LoopBound {
 public:
  LoopBound(const LoopBound&) = delete;
  LoopBound& operator=(const LoopBound&) = delete;

  void retain() noexcept { references_.increment(); }
  void release() noexcept {
    if (references_.decrement()) delete this;
  }

  /// @throws RuntimeError if it is bound to another loop than the running one.
  void bind();
  virtual std::string repr() const = 0;

 protected:
  LoopBound() noexcept;
  virtual ~LoopBound();

 private:
  friend class Tracer;

  RefCount references_;
  std::uint32_t trace_id_ = 0;
  Ref<LoopCore> loop_;
};

/// What the handles of such state have in common. A copy refers to the same object.
class LoopBoundHandle {
 public:
  /// As Python shows it, without the address: `<Lock [locked, waiters:1]>`.
  std::string repr() const { return core_->repr(); }

  /// Whether both are handles of the same object.
  friend bool operator==(const LoopBoundHandle& a, const LoopBoundHandle& b) noexcept {
    return a.core_.get() == b.core_.get();
  }

  template <class Core>
  Ref<Core> core() const noexcept {
    return Ref<Core>(static_cast<Core*>(core_.get()));
  }

 protected:
  explicit LoopBoundHandle(LoopBound* core) noexcept : core_(core) {}
  // Without moves: a handle that was moved from still refers to the object.
  LoopBoundHandle(const LoopBoundHandle&) noexcept = default;
  LoopBoundHandle& operator=(const LoopBoundHandle&) noexcept = default;
  ~LoopBoundHandle() = default;

 private:
  Ref<LoopBound> core_;
};

}  // namespace detail

inline std::string repr(const detail::LoopBoundHandle& object) { return object.repr(); }

}  // namespace asyncio
