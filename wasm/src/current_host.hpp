#pragma once

#include "asyncio/host.hpp"

namespace asyncio::detail {

/// The running loop's host; outside a loop, the process's own.
Host& current_host();

}  // namespace asyncio::detail
