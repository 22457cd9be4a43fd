#pragma once

#include "asyncio/seconds.hpp"

namespace asyncio {

/// Blocks the calling thread, as Python's `time.sleep` does: inside a coroutine nothing else runs
/// meanwhile, which is the classic trap. Use `co_await sleep(d)` there.
///
/// The time is spent on the running loop's host, so it passes on a virtual clock as well; outside a
/// loop, on the system's clock. A negative duration counts as none.
void blocking_sleep(Seconds duration);

}  // namespace asyncio
