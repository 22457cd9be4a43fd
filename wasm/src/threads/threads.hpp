#pragma once

namespace asyncio {
class Host;
}

namespace asyncio::detail {

/// Whether a thread other than this one may wake a loop: any but the executors' idle workers.
bool other_threads_are_busy() noexcept;

/// Whether the calling thread is an executor's worker in the midst of a job, and runs no loop of
/// its own there.
bool on_worker_thread() noexcept;

/// Whether the calling thread is in the midst of a job for a loop of that host.
bool works_for(const Host& host) noexcept;

/// The longest time, in seconds, that a condition variable can wait: longer than any program runs.
/// More would overflow its clock's integer.
inline constexpr double longest_wait = 100.0 * 365 * 24 * 3600;

}  // namespace asyncio::detail
