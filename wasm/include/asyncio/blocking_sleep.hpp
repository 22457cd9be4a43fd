#pragma once

#include <source_location>

#include "asyncio/seconds.hpp"

namespace asyncio {

namespace detail {

/// An object, so that `to_thread(blocking_sleep, 1)` needs no second argument.
struct BlockingSleep {
  void operator()(Seconds duration,
                  std::source_location where = std::source_location::current()) const;
};

}  // namespace detail

/// Blocks the calling thread, as Python's `time.sleep` does: inside a coroutine nothing else runs
/// meanwhile, which is the classic trap. Use `co_await sleep(d)` there.
///
///     blocking_sleep(0.5);
///
/// The time is spent on the running loop's host, so it passes on a virtual clock as well; outside a
/// loop, on the system's clock. A negative duration counts as none. Traces show the line of the
/// call.
inline constexpr detail::BlockingSleep blocking_sleep{};

}  // namespace asyncio
