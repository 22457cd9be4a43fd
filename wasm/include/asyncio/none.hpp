#pragma once

namespace asyncio {

/// The value of what has none: `gather` gives one for each coroutine that returns nothing.
/// Stands for Python's `None`.
struct None {
  friend constexpr bool operator==(None, None) noexcept { return true; }
};

}  // namespace asyncio
