#pragma once

#include <cstddef>

namespace asyncio::detail {

/// Memory for coroutine frames, tasks and futures: free lists by size class, one set a thread, so
/// that a loop that makes and drops them all the time does not go to the general allocator. A block
/// may be returned by another thread than the one that took it. Under AddressSanitizer every block
/// comes from, and goes back to, the general allocator.
void* allocate_frame(std::size_t size);
void release_frame(void* block, std::size_t size) noexcept;

}  // namespace asyncio::detail
