#include "asyncio/gather.hpp"

#include <new>
#include <utility>

#include "asyncio/errors.hpp"
#include "loop_core.hpp"

namespace asyncio::detail {

Ref<FutureCore> GatherCore::start(const ResultType& type, Collect collect,
                                  Ref<FutureCore>* children, std::size_t count, bool catching) {
  LoopCore& loop = count == 0 ? running_loop() : children[0]->loop();
  for (std::size_t index = 1; index < count; ++index) loop.require_own(*children[index]);
  void* const block = allocate_frame(allocation_size(sizeof(GatherCore), type));
  const Ref<GatherCore> gather(::new (block)
                                   GatherCore(loop, type, collect, children, count, catching));
  gather->begin();
  return Ref<FutureCore>(gather.get());
}

GatherCore::GatherCore(LoopCore& loop, const ResultType& type, Collect collect,
                       Ref<FutureCore>* children, std::size_t count, bool catching)
    : FutureCore(loop, type, sizeof(GatherCore), false),
      collect_(collect),
      children_(new Child[count]),
      count_(count),
      catching_(catching) {
  for (std::size_t index = 0; index < count_; ++index) {
    children_[index].future = std::move(children[index]);
    children_[index].gather = this;
  }
}

GatherCore::~GatherCore() { delete[] children_; }

void GatherCore::begin() {
  if (count_ == 0) {
    collect_(*this, storage());
    return set_finished();
  }
  if (Tracer* const tracer = loop().tracer()) {
    const std::uint32_t id = tracer->announce(*this, TraceEvent::ObjectKind::gather, "gather");
    for (std::size_t index = 0; index < count_; ++index) tracer->member(id, child(index));
  }
  for (std::size_t index = 0; index < count_; ++index) {
    if (child(index).done()) continue;
    retain();  // each child that is watched keeps the gather, which keeps the children
    child(index).add_waiter(&children_[index]);
    children_[index].watched = true;
  }
  for (std::size_t index = 0; index < count_; ++index) {
    if (!children_[index].watched) child_ended(child(index));
  }
}

void GatherCore::Child::run() {
  const Ref<GatherCore> keep = Ref<GatherCore>::adopt(gather);
  const TraceActor actor(keep->loop().tracer(), *future);
  keep->child_ended(*future);
}

void GatherCore::child_ended(FutureCore& child) {
  ++ended_;
  if (done()) return child.mark_retrieved();
  if (!catching_) {
    std::exception_ptr error = child.cancelled() ? child.cancelled_error() : child.exception();
    if (error) return set_exception(std::move(error));
  }
  if (ended_ < count_) return;
  if (cancel_requested_) {
    for (std::size_t index = 0; index < count_; ++index) this->child(index).mark_retrieved();
    // All have ended, and the request that went to them is answered only now, as the last argument,
    // not the last to end, was told.
    FutureCore& last = this->child(count_ - 1);
    return set_exception(last.cancelled() ? last.cancelled_error() : last.requested_error());
  }
  try {
    collect_(*this, storage());
  } catch (...) {
    return set_exception(std::current_exception());
  }
  set_finished();
}

std::exception_ptr GatherCore::error_of(FutureCore& child) {
  return child.cancelled() ? child.cancelled_outcome() : child.exception();
}

bool GatherCore::cancel(const std::exception_ptr& error) {
  if (done()) return false;
  bool any = false;
  for (std::size_t index = 0; index < count_; ++index) {
    any = child(index).cancel(error) || any;
  }
  // Not cancelled by itself: it ends as its children end.
  cancel_requested_ = cancel_requested_ || any;
  return any;
}

}  // namespace asyncio::detail
