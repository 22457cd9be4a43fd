#pragma once

#include <cstdint>

#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#endif

namespace asyncio::detail {

/// Whether this process has, for certain, only the calling thread.
inline bool single_threaded() noexcept {
#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
  return true;
#elif __has_include(<sys/single_threaded.h>)
  return __libc_single_threaded;
#else
  return false;
#endif
}

/// A number of references, which several threads may change at once. Atomic instructions cost more
/// than the rest of what is done to a handle, so they are used only where there are threads.
class RefCount {
 public:
  RefCount() noexcept = default;
  explicit RefCount(std::uint32_t count) noexcept : count_(count) {}
  RefCount(const RefCount&) = delete;
  RefCount& operator=(const RefCount&) = delete;

  void increment() noexcept {
    if (single_threaded()) {
      ++count_;
    } else {
      __atomic_add_fetch(&count_, 1, __ATOMIC_RELAXED);
    }
  }
  /// Returns false, and does nothing, if none is left.
  bool increment_if_any() noexcept {
    if (single_threaded()) {
      if (count_ == 0) return false;
      ++count_;
      return true;
    }
    std::uint32_t count = __atomic_load_n(&count_, __ATOMIC_RELAXED);
    while (count > 0 && !__atomic_compare_exchange_n(&count_, &count, count + 1, true,
                                                     __ATOMIC_RELAXED, __ATOMIC_RELAXED)) {
    }
    return count > 0;
  }
  /// Returns whether none is left.
  bool decrement() noexcept {
    if (single_threaded()) return --count_ == 0;
    return __atomic_sub_fetch(&count_, 1, __ATOMIC_ACQ_REL) == 0;
  }

 private:
  std::uint32_t count_ = 0;
};

}  // namespace asyncio::detail
