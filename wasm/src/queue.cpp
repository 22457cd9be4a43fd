#include "asyncio/queue.hpp"

#include <deque>
#include <exception>
#include <stdexcept>

#include "asyncio/errors.hpp"
#include "asyncio/event.hpp"
#include "waiter.hpp"

namespace asyncio::detail {

namespace {

/// Wakes the first who is not done; unlike those of a lock, they leave the list when woken.
void wake_up_next(WaiterList& waiters) noexcept {
  while (Waiter* const waiter = waiters.first()) {
    waiter->leave();
    if (waiter->done()) continue;
    return waiter->wake();
  }
}

}  // namespace

/// A port of CPython's `asyncio.Queue`, first in, first out.
class QueueCore : public LoopBound {
 public:
  explicit QueueCore(int maxsize) : maxsize_(maxsize) { finished_.set(); }

  int maxsize() const noexcept { return maxsize_; }
  std::size_t size() const noexcept { return items_.size(); }
  bool empty() const noexcept { return items_.empty(); }
  bool full() const noexcept {
    return maxsize_ > 0 && items_.size() >= static_cast<std::size_t>(maxsize_);
  }

  static Coro<> put(Ref<QueueCore> queue, Ref<QueueItem> item);
  void require_room() const;
  void put_nowait(Ref<QueueItem> item);
  static Coro<> item_arrival(Ref<QueueCore> queue);
  Ref<QueueItem> get_nowait();

  static Coro<> join(Ref<QueueCore> queue);
  void task_done();
  void shutdown(bool immediate);
  std::string repr() const final;

 protected:
  /// Adds an item, removes the one whose turn it is, by the order that the queue keeps.
  virtual void push(Ref<QueueItem> item) { items_.push_back(std::move(item)); }
  virtual Ref<QueueItem> pop() {
    Ref<QueueItem> item = std::move(items_.front());
    items_.pop_front();
    return item;
  }
  virtual const char* kind() const noexcept { return "Queue"; }

  std::deque<Ref<QueueItem>> items_;

 private:
  const int maxsize_;
  bool is_shutdown_ = false;
  std::size_t unfinished_tasks_ = 0;
  Event finished_;
  WaiterList getters_;
  WaiterList putters_;
};

Coro<> QueueCore::put(Ref<QueueCore> queue, Ref<QueueItem> item) {
  while (queue->full()) {
    if (queue->is_shutdown_) throw QueueShutDown();
    Waiter putter(*queue, queue->putters_);
    const std::exception_ptr cancellation = co_await putter;
    if (!cancellation) continue;
    // Woken, but it can't use the place.
    if (!queue->full() && !putter.cancelled()) wake_up_next(queue->putters_);
    std::rethrow_exception(cancellation);
  }
  queue->put_nowait(std::move(item));
}

void QueueCore::require_room() const {
  if (is_shutdown_) throw QueueShutDown();
  if (full()) throw QueueFull();
}

void QueueCore::put_nowait(Ref<QueueItem> item) {
  require_room();
  push(std::move(item));
  ++unfinished_tasks_;
  finished_.clear();
  wake_up_next(getters_);
}

Coro<> QueueCore::item_arrival(Ref<QueueCore> queue) {
  while (queue->empty()) {
    if (queue->is_shutdown_) throw QueueShutDown();
    Waiter getter(*queue, queue->getters_);
    const std::exception_ptr cancellation = co_await getter;
    if (!cancellation) continue;
    // Woken, but it can't take the item.
    if (!queue->empty() && !getter.cancelled()) wake_up_next(queue->getters_);
    std::rethrow_exception(cancellation);
  }
}

Ref<QueueItem> QueueCore::get_nowait() {
  if (empty()) {
    if (is_shutdown_) throw QueueShutDown();
    throw QueueEmpty();
  }
  Ref<QueueItem> item = pop();
  wake_up_next(putters_);
  return item;
}

Coro<> QueueCore::join(Ref<QueueCore> queue) {
  if (queue->unfinished_tasks_ > 0) co_await queue->finished_.wait();
}

void QueueCore::task_done() {
  if (unfinished_tasks_ == 0) throw std::invalid_argument("task_done() called too many times");
  if (--unfinished_tasks_ == 0) finished_.set();
}

void QueueCore::shutdown(bool immediate) {
  is_shutdown_ = true;
  if (immediate) {
    while (!empty()) {
      pop();
      if (unfinished_tasks_ > 0) --unfinished_tasks_;
    }
    if (unfinished_tasks_ == 0) finished_.set();
  }
  while (!getters_.empty()) wake_up_next(getters_);
  while (!putters_.empty()) wake_up_next(putters_);
}

std::string QueueCore::repr() const {
  std::string text = std::string("<") + kind() + " maxsize=" + std::to_string(maxsize_);
  if (!items_.empty()) {
    text += " _queue=[";
    for (const Ref<QueueItem>& item : items_) text += item->repr() + ", ";
    text.replace(text.size() - 2, 2, "]");
  }
  if (!getters_.empty()) text += " _getters[" + std::to_string(getters_.size()) + "]";
  if (!putters_.empty()) text += " _putters[" + std::to_string(putters_.size()) + "]";
  if (unfinished_tasks_ > 0) text += " tasks=" + std::to_string(unfinished_tasks_);
  if (is_shutdown_) text += " shutdown";
  return text + ">";
}

namespace {

class LifoQueueCore final : public QueueCore {
 public:
  using QueueCore::QueueCore;

 private:
  Ref<QueueItem> pop() override {
    Ref<QueueItem> item = std::move(items_.back());
    items_.pop_back();
    return item;
  }
  const char* kind() const noexcept override { return "LifoQueue"; }
};

/// A binary heap, sifted as Python's `heapq` does: it decides in which order equal items come out.
class PriorityQueueCore final : public QueueCore {
 public:
  PriorityQueueCore(int maxsize, ItemLess less) : QueueCore(maxsize), less_(less) {}

 private:
  void push(Ref<QueueItem> item) override {
    items_.push_back(std::move(item));
    sift_up(items_.size() - 1);
  }

  Ref<QueueItem> pop() override {
    std::swap(items_.front(), items_.back());
    Ref<QueueItem> item = std::move(items_.back());
    items_.pop_back();
    sink_to_leaf();
    return item;
  }

  const char* kind() const noexcept override { return "PriorityQueue"; }

  bool is_less(std::size_t a, std::size_t b) const { return less_(*items_[a], *items_[b]); }

  void sift_up(std::size_t at) {
    while (at > 0) {
      const std::size_t parent = (at - 1) / 2;
      if (!is_less(at, parent)) return;
      std::swap(items_[at], items_[parent]);
      at = parent;
    }
  }

  /// The item on top was at the end of the heap, so it is probably big: it sinks to the bottom past
  /// the smaller children, which saves comparisons, and rises from there.
  void sink_to_leaf() {
    std::size_t at = 0;
    for (std::size_t child = 1; child < items_.size(); child = 2 * at + 1) {
      if (child + 1 < items_.size() && !is_less(child, child + 1)) ++child;
      std::swap(items_[at], items_[child]);
      at = child;
    }
    sift_up(at);
  }

  const ItemLess less_;
};

}  // namespace

LoopBound* make_queue(int maxsize) { return new QueueCore(maxsize); }
LoopBound* make_lifo_queue(int maxsize) { return new LifoQueueCore(maxsize); }
LoopBound* make_priority_queue(int maxsize, ItemLess less) {
  return new PriorityQueueCore(maxsize, less);
}

int QueueBase::maxsize() const noexcept { return core<QueueCore>()->maxsize(); }
std::size_t QueueBase::qsize() const noexcept { return core<QueueCore>()->size(); }
bool QueueBase::empty() const noexcept { return core<QueueCore>()->empty(); }
bool QueueBase::full() const noexcept { return core<QueueCore>()->full(); }
Coro<> QueueBase::join() const { return QueueCore::join(core<QueueCore>()); }
void QueueBase::task_done() const { core<QueueCore>()->task_done(); }
void QueueBase::shutdown(bool immediate) const { core<QueueCore>()->shutdown(immediate); }

void QueueBase::require_room() const { core<QueueCore>()->require_room(); }
Coro<> QueueBase::put_item(Ref<QueueItem> item) const {
  return QueueCore::put(core<QueueCore>(), std::move(item));
}
void QueueBase::put_item_nowait(Ref<QueueItem> item) const {
  core<QueueCore>()->put_nowait(std::move(item));
}
Coro<> QueueBase::item_arrival() const { return QueueCore::item_arrival(core<QueueCore>()); }
Ref<QueueItem> QueueBase::get_item_nowait() const { return core<QueueCore>()->get_nowait(); }

}  // namespace asyncio::detail
