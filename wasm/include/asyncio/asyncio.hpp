#pragma once

/// The runtime. See README.md for a first program. Only `asyncio/host.hpp` is not included:
/// programs that bring a clock or an output of their own need it.

#include "asyncio/async_generator.hpp"
#include "asyncio/async_with.hpp"
#include "asyncio/blocking_sleep.hpp"
#include "asyncio/coro.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/exception_group.hpp"
#include "asyncio/future.hpp"
#include "asyncio/gather.hpp"
#include "asyncio/limit.hpp"
#include "asyncio/loop.hpp"
#include "asyncio/none.hpp"
#include "asyncio/outcome.hpp"
#include "asyncio/print.hpp"
#include "asyncio/repr.hpp"
#include "asyncio/run.hpp"
#include "asyncio/seconds.hpp"
#include "asyncio/shield.hpp"
#include "asyncio/sleep.hpp"
#include "asyncio/task.hpp"
#include "asyncio/task_group.hpp"
#include "asyncio/timeout.hpp"
#include "asyncio/wait.hpp"
#include "asyncio/wait_for.hpp"
