#pragma once

namespace asyncio {

/// A length of time in seconds. Made implicitly from a number of seconds or from any
/// `std::chrono::duration`, which is recognised by its shape: `<chrono>` is not needed here.
class Seconds {
 public:
  constexpr Seconds(double seconds) noexcept : count_(seconds) {}

  template <class D>
    requires requires(const D& d) {
      d.count();
      D::period::num;
      D::period::den;
    }
  constexpr Seconds(const D& duration) noexcept
      : count_(static_cast<double>(duration.count()) * static_cast<double>(D::period::num) /
               static_cast<double>(D::period::den)) {}

  /// The number of seconds.
  constexpr double count() const noexcept { return count_; }

 private:
  double count_;
};

}  // namespace asyncio
