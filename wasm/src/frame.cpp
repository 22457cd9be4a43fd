#include "asyncio/detail/frame.hpp"

#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define ASYNCIO_KEEPS_BLOCKS 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ASYNCIO_KEEPS_BLOCKS 0
#endif
#endif
#ifndef ASYNCIO_KEEPS_BLOCKS
#define ASYNCIO_KEEPS_BLOCKS 1
#endif

namespace asyncio::detail {

constinit thread_local FreeLists free_lists;

namespace {

/// How many blocks of a class are kept: enough for what a loop has in flight, few enough that a
/// burst of tasks gives its memory back.
constinit thread_local std::uint32_t longest = 0;

/// Turns keeping on for a thread, and gives the blocks back at its end.
class Keeper {
 public:
  Keeper() noexcept { longest = ASYNCIO_KEEPS_BLOCKS ? 1024 : 0; }
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;
  ~Keeper() {
    longest = 0;
    for (FreeList& list : free_lists.of_class) {
      while (FreeBlock* const block = list.head) {
        list.head = block->next;
        ::operator delete(block);
      }
    }
  }
  void touch() const noexcept {}
};

thread_local const Keeper keeper;

}  // namespace

void* allocate_block(std::size_t size) {
  keeper.touch();
  const std::size_t size_class = (size - 1) / FreeLists::step;
  if (size_class >= FreeLists::classes) return ::operator new(size);
  return ::operator new((size_class + 1) * FreeLists::step);
}

void release_block(void* block, std::size_t size) noexcept {
  const std::size_t size_class = (size - 1) / FreeLists::step;
  if (size_class < FreeLists::classes) {
    FreeList& list = free_lists.of_class[size_class];
    if (list.length < longest) {
      list.head = ::new (block) FreeBlock{list.head};
      ++list.length;
      return;
    }
  }
  ::operator delete(block);
}

}  // namespace asyncio::detail
