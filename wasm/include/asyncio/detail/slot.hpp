#pragma once

#include <new>
#include <type_traits>
#include <utility>

#include "asyncio/detail/copyable.hpp"

namespace asyncio::detail {

/// Room for one value that may not be there yet: as little of `std::optional` as the runtime needs,
/// without what that header costs in a browser.
template <class T>
class Slot {
 public:
  Slot() noexcept {}
  Slot(const Slot& other)
    requires copyable<T>
  {
    if (other.full_) emplace(other.value_);
  }
  Slot(Slot&& other) noexcept(std::is_nothrow_move_constructible_v<T>) {
    if (other.full_) emplace(std::move(other.value_));
  }
  Slot& operator=(const Slot& other)
    requires copyable<T>
  {
    return *this = Slot(other);
  }
  Slot& operator=(Slot&& other) noexcept(std::is_nothrow_move_constructible_v<T>) {
    if (this == &other) return *this;
    reset();
    if (other.full_) emplace(std::move(other.value_));
    return *this;
  }
  ~Slot() { reset(); }

  template <class... Args>
  void emplace(Args&&... args) {
    reset();
    ::new (static_cast<void*>(&value_)) T(std::forward<Args>(args)...);
    full_ = true;
  }
  void reset() noexcept {
    if (full_) value_.~T();
    full_ = false;
  }

  bool full() const noexcept { return full_; }
  T& value() noexcept { return value_; }
  const T& value() const noexcept { return value_; }

 private:
  union {
    T value_;
  };
  bool full_ = false;
};

}  // namespace asyncio::detail
