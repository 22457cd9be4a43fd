#pragma once

namespace asyncio::detail {

/// Whether a thread other than this one may wake a loop: any but the executors' idle workers.
bool other_threads_are_busy() noexcept;

/// Whether the calling thread is an executor's worker in the midst of a job.
bool on_worker_thread() noexcept;

}  // namespace asyncio::detail
