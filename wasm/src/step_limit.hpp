#pragma once

#include <cstdint>
#include <limits>

namespace asyncio::detail {

/// Lets a test end a program after any number of steps, which are the nodes that the loops of this
/// thread run: see tests/conformance/teardown.cpp. Only builds with ASYNCIO_STEP_LIMIT heed it.
struct StepLimit {
  /// What leaves the loop at the limit. Derived from nothing, so that only `catch (...)` stops it.
  struct Reached {};

  enum class Action {
    /// The loop is closed on the spot, and each later one before its first step: what the program
    /// has suspended is destroyed as it is.
    close,
    /// The loop ends as by Python's KeyboardInterrupt: `run` cancels all tasks and waits for them.
    /// A program that does not heed that is closed after `steps_after_interrupt`.
    interrupt,
  };

  static constexpr std::uint64_t steps_after_interrupt = 1000;

  std::uint64_t steps = std::numeric_limits<std::uint64_t>::max();
  Action action = Action::close;
  bool reached = false;
};

extern constinit thread_local StepLimit step_limit;

}  // namespace asyncio::detail
