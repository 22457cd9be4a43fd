#pragma once

#include <exception>
#include <string>
#include <utility>

#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/slot.hpp"
#include "asyncio/repr.hpp"

namespace asyncio {

/// A result or an exception: what `gather(return_exceptions, ...)` gives for each awaitable.
template <class T = void>
class [[nodiscard]] Outcome {
 public:
  using value_type = detail::Stored<T>;

  explicit Outcome(value_type value) { value_.emplace(std::move(value)); }
  /// @param error must not be null.
  explicit Outcome(std::exception_ptr error) noexcept : error_(std::move(error)) {}

  /// Whether there is a result, not an exception.
  bool ok() const noexcept { return value_.full(); }
  explicit operator bool() const noexcept { return ok(); }

  /// The result. @throws the exception if there is none.
  const value_type& value() const& {
    require_value();
    return value_.value();
  }
  value_type value() && {
    require_value();
    return std::move(value_.value());
  }
  /// The exception, or null if there is a result.
  const std::exception_ptr& error() const noexcept { return error_; }

 private:
  void require_value() const {
    if (!ok()) std::rethrow_exception(error_);
  }

  detail::Slot<value_type> value_;  // first: if its assignment throws, the error stays, too
  std::exception_ptr error_;
};

/// The result's repr, or the exception's.
template <class T>
std::string repr(const Outcome<T>& outcome) {
  return outcome.ok() ? detail::repr_or_placeholder(outcome.value()) : repr(outcome.error());
}

}  // namespace asyncio
