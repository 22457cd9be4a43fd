#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/detail/frame.hpp"
#include "asyncio/detail/loop_bound.hpp"
#include "asyncio/repr.hpp"

namespace asyncio {

namespace detail {

/// An item of a queue, whose type only the handles know.
class QueueItem {
 public:
  QueueItem(const QueueItem&) = delete;
  QueueItem& operator=(const QueueItem&) = delete;

  void retain() noexcept { ++references_; }
  void release() noexcept {
    if (--references_ == 0) delete this;
  }
  virtual std::string repr() const = 0;

  static void* operator new(std::size_t size) { return allocate_frame(size); }
  static void operator delete(void* item, std::size_t size) noexcept { release_frame(item, size); }

 protected:
  QueueItem() noexcept = default;
  virtual ~QueueItem() = default;

 private:
  std::uint32_t references_ = 0;
};

template <class T>
class QueueItemOf final : public QueueItem {
 public:
  static_assert(std::is_object_v<T>, "a queue holds values; use a pointer instead");
  static_assert(alignof(T) <= alignof(std::max_align_t), "over-aligned items are not supported");

  template <class U>
    requires(!std::is_same_v<std::remove_cvref_t<U>, QueueItemOf>)
  explicit QueueItemOf(U&& item) : value(std::forward<U>(item)) {}
  std::string repr() const override { return repr_or_placeholder(value); }

  T value;
};

using ItemLess = bool (*)(const QueueItem& a, const QueueItem& b);

template <class T>
bool item_less(const QueueItem& a, const QueueItem& b) {
  return static_cast<const QueueItemOf<T>&>(a).value < static_cast<const QueueItemOf<T>&>(b).value;
}

LoopBound* make_queue(int maxsize);
LoopBound* make_lifo_queue(int maxsize);
LoopBound* make_priority_queue(int maxsize, ItemLess less);

/// What queues of all types of items have in common.
class QueueBase : public LoopBoundHandle {
 public:
  /// How many items it may hold; 0 or less for any number.
  int maxsize() const noexcept;
  /// How many items it holds.
  std::size_t qsize() const noexcept;
  /// Whether it holds no item.
  bool empty() const noexcept;
  /// Whether it holds `maxsize` items.
  bool full() const noexcept;

  /// Waits until `task_done()` was called for each item that was put; does not suspend if it was.
  /// @throws CancelledError.
  Coro<> join() const;
  /// Says that the work on an item that came from `get` is done.
  /// @throws std::invalid_argument("task_done() called too many times").
  void task_done() const;
  /// Lets nothing more in: from now on `put` throws `QueueShutDown`, and so does `get` when the
  /// queue is empty. All who wait are woken and find that out.
  /// @param immediate whether to drop the items that are in it, each as if it was done.
  void shutdown(bool immediate = false) const;

 protected:
  using LoopBoundHandle::LoopBoundHandle;

  /// Throws unless an item can be put now.
  void require_room() const;
  Coro<> put_item(Ref<QueueItem> item) const;
  void put_item_nowait(Ref<QueueItem> item) const;
  /// Waits until there is an item. Its result must be taken before the task suspends.
  Coro<> item_arrival() const;
  Ref<QueueItem> get_item_nowait() const;
};

}  // namespace detail

/// Hands items from some tasks to others, first in, first out:
///
///     Queue<std::string> queue{10};
///     co_await queue.put("item");                        // waits while the queue is full
///     const std::string item = co_await queue.get();     // waits while it is empty
///     queue.task_done();                                 // for those who wait in queue.join()
///
/// Items that can only be moved are welcome. Tasks that wait are woken in the order in which they
/// came; but a woken one has no claim to the item: if another task takes it first, it waits again.
/// A handle: copies refer to the same queue.
///
/// See https://docs.python.org/3/library/asyncio-queue.html
template <class T>
class Queue : public detail::QueueBase {
 public:
  using value_type = T;

  /// Of any size; may be made before a loop runs.
  Queue() : Queue(0) {}
  /// @param maxsize how many items it may hold; 0 or less for any number.
  explicit Queue(int maxsize) : QueueBase(detail::make_queue(maxsize)) {}

  /// Puts an item, and waits for room first if the queue is full. Does not suspend if it is not.
  /// @throws QueueShutDown, CancelledError, RuntimeError if tasks of another loop have waited.
  Coro<> put(T item) const { return put_item(make_item(std::move(item))); }
  /// Puts an item now. @throws QueueFull, QueueShutDown; the item stays as it was then.
  template <class U = T>
  void put_nowait(U&& item) const {
    require_room();
    put_item_nowait(make_item(std::forward<U>(item)));
  }

  /// Takes an item, and waits for one first if the queue is empty. Does not suspend if it is not.
  /// @throws QueueShutDown if the queue is shut down and empty, CancelledError, RuntimeError if
  /// tasks of another loop have waited.
  Coro<T> get() const { return get(*this); }
  /// Takes an item now. @throws QueueEmpty, or QueueShutDown if the queue is shut down and empty.
  T get_nowait() const {
    const detail::Ref<detail::QueueItem> item = get_item_nowait();
    return std::move(static_cast<detail::QueueItemOf<T>&>(*item).value);
  }

 protected:
  explicit Queue(detail::LoopBound* core) noexcept : QueueBase(core) {}

 private:
  template <class U>
  static detail::Ref<detail::QueueItem> make_item(U&& item) {
    return detail::Ref<detail::QueueItem>(new detail::QueueItemOf<T>(std::forward<U>(item)));
  }
  // By value: the coroutine keeps the queue.
  static Coro<T> get(Queue queue) {
    if (queue.empty()) co_await queue.item_arrival();
    co_return queue.get_nowait();
  }
};

/// A queue that gives the smallest item first, as `operator<` tells; `std::pair` and `std::tuple`
/// of a priority and data will do.
///
/// See https://docs.python.org/3/library/asyncio-queue.html#priority-queue
template <class T>
class PriorityQueue : public Queue<T> {
 public:
  /// Of any size; may be made before a loop runs.
  PriorityQueue() : PriorityQueue(0) {}
  /// @param maxsize how many items it may hold; 0 or less for any number.
  explicit PriorityQueue(int maxsize)
      : Queue<T>(detail::make_priority_queue(maxsize, detail::item_less<T>)) {}
};

/// A queue that gives the newest item first.
///
/// See https://docs.python.org/3/library/asyncio-queue.html#lifo-queue
template <class T>
class LifoQueue : public Queue<T> {
 public:
  /// Of any size; may be made before a loop runs.
  LifoQueue() : LifoQueue(0) {}
  /// @param maxsize how many items it may hold; 0 or less for any number.
  explicit LifoQueue(int maxsize) : Queue<T>(detail::make_lifo_queue(maxsize)) {}
};

}  // namespace asyncio
