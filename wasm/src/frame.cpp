#include "asyncio/detail/frame.hpp"

#include <array>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define ASYNCIO_RECYCLES_FRAMES 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ASYNCIO_RECYCLES_FRAMES 0
#endif
#endif
#ifndef ASYNCIO_RECYCLES_FRAMES
#define ASYNCIO_RECYCLES_FRAMES 1
#endif

namespace asyncio::detail {

namespace {

constexpr std::size_t step = 32;
constexpr std::size_t classes = 32;  // larger blocks (over 1 KiB) are not kept

struct FreeBlock {
  FreeBlock* next;
};

/// The blocks that are free on this thread, by size class.
class FreeLists {
 public:
  ~FreeLists() {
    for (FreeBlock* block : heads_) {
      while (block) {
        FreeBlock* const next = block->next;
        ::operator delete(block);
        block = next;
      }
    }
  }

  FreeBlock*& operator[](std::size_t size_class) noexcept { return heads_[size_class]; }

 private:
  std::array<FreeBlock*, classes> heads_{};
};

constinit thread_local FreeLists free_lists;

}  // namespace

void* allocate_frame(std::size_t size) {
  const std::size_t size_class = (size - 1) / step;
  if (!ASYNCIO_RECYCLES_FRAMES || size_class >= classes) return ::operator new(size);
  FreeBlock*& head = free_lists[size_class];
  if (!head) return ::operator new((size_class + 1) * step);
  FreeBlock* const block = head;
  head = block->next;
  return block;
}

void release_frame(void* block, std::size_t size) noexcept {
  const std::size_t size_class = (size - 1) / step;
  if (!ASYNCIO_RECYCLES_FRAMES || size_class >= classes) return ::operator delete(block);
  FreeBlock*& head = free_lists[size_class];
  head = ::new (block) FreeBlock{head};
}

}  // namespace asyncio::detail
