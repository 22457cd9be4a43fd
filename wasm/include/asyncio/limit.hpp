#pragma once

#include <concepts>
#include <optional>

#include "asyncio/none.hpp"
#include "asyncio/seconds.hpp"

namespace asyncio {

/// A number of seconds, or none: how long something may take. Made implicitly from what `Seconds`
/// is made from (`2.5`, `500ms`), from `None{}` or `std::nullopt`, and from a `std::optional`.
class Limit {
 public:
  constexpr Limit(None = {}) noexcept {}
  constexpr Limit(std::nullopt_t) noexcept {}
  template <std::convertible_to<Seconds> Duration>
  constexpr Limit(const Duration& duration) noexcept : seconds_(Seconds(duration).count()) {}
  template <std::convertible_to<Seconds> Duration>
  constexpr Limit(const std::optional<Duration>& duration) noexcept {
    if (duration) seconds_ = Seconds(*duration).count();
  }

  /// The number, or nothing if there is no limit.
  constexpr const std::optional<double>& seconds() const noexcept { return seconds_; }

 private:
  std::optional<double> seconds_;
};

}  // namespace asyncio
