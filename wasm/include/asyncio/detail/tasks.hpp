#pragma once

#include <cstddef>
#include <source_location>
#include <string>

#include "asyncio/coro.hpp"
#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/ref.hpp"

namespace asyncio::detail {

/// Makes a task of `coroutine` and queues its first step. `name` may be empty: "Task-N" then.
/// Throws, and leaves the coroutine as it was, if the loop is closed or the coroutine was used.
/// @param where the call that made it, if known.
Ref<FutureCore> make_task(LoopCore& loop, CoroBase& coroutine, const ResultType& type,
                          std::string name, const std::source_location& where);

/// The running loop. @throws RuntimeError("no running event loop").
LoopCore& running_loop();

/// Of tasks only:
std::string task_name(const FutureCore& task);
void set_task_name(FutureCore& task, std::string name);
std::size_t task_uncancel(FutureCore& task) noexcept;
std::size_t task_cancelling(const FutureCore& task) noexcept;
/// The running task, or null.
Ref<FutureCore> current_task_core() noexcept;

}  // namespace asyncio::detail
