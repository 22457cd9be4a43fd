#pragma once

#include <cstddef>
#include <cstdint>

namespace asyncio::detail {

/// Memory for coroutine frames, tasks and futures. A loop makes and drops them all the time, so a
/// few blocks of each size are kept on free lists, one set a thread; the rest goes back to the
/// general allocator, which keeps memory together better than a long list of strewn blocks. A block
/// may be returned on another thread than the one that took it. Under AddressSanitizer none is
/// kept.
inline void* allocate_frame(std::size_t size);
inline void release_frame(void* block, std::size_t size) noexcept;

struct FreeBlock {
  FreeBlock* next;
};

struct FreeList {
  FreeBlock* head = nullptr;
  std::uint32_t length = 0;
};

/// Blocks are kept by size class, in steps of 32 bytes; blocks over 1 KiB are not kept.
struct FreeLists {
  static constexpr std::size_t step = 32;
  static constexpr std::size_t classes = 32;
  FreeList of_class[classes];
};

extern constinit thread_local FreeLists free_lists;

/// The slow paths: the list is empty, or may be full.
void* allocate_block(std::size_t size);
void release_block(void* block, std::size_t size) noexcept;

inline void* allocate_frame(std::size_t size) {
  const std::size_t size_class = (size - 1) / FreeLists::step;
  if (size_class >= FreeLists::classes) return allocate_block(size);
  FreeList& list = free_lists.of_class[size_class];
  if (!list.head) return allocate_block(size);
  FreeBlock* const block = list.head;
  list.head = block->next;
  --list.length;
  return block;
}

inline void release_frame(void* block, std::size_t size) noexcept { release_block(block, size); }

}  // namespace asyncio::detail
