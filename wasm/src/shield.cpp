#include "asyncio/shield.hpp"

#include <cstdint>
#include <exception>

#include "asyncio/detail/running.hpp"
#include "tracer.hpp"

namespace asyncio::detail {

namespace {

/// Ends the outer future as the inner one has ended.
class InnerDone final : public DoneCallback {
 public:
  InnerDone(std::uint64_t id, Ref<FutureCore> outer, CopyResult copy)
      : DoneCallback(id), outer_(std::move(outer)), copy_(copy) {}

 private:
  void call(FutureCore& inner) override {
    if (outer_->cancelled()) {
      if (!inner.cancelled()) inner.mark_retrieved();
    } else if (inner.cancelled()) {
      outer_->cancel(nullptr);
    } else {
      pass_on(inner);
    }
  }

  void pass_on(FutureCore& inner) {
    if (std::exception_ptr error = inner.exception()) {
      outer_->require_settable("set_exception", nullptr);
      return outer_->set_exception(std::move(error));
    }
    outer_->require_settable("set_result", nullptr);
    try {
      copy_(inner, outer_->storage());
    } catch (...) {
      return outer_->set_exception(std::current_exception());
    }
    outer_->set_finished();
  }

  Ref<FutureCore> outer_;
  CopyResult copy_;
};

/// The outer future was cancelled: lets go of the inner one.
class OuterDone final : public DoneCallback {
 public:
  OuterDone(Ref<FutureCore> inner, std::uint64_t inner_done)
      : DoneCallback(next_callback_id()), inner_(std::move(inner)), inner_done_(inner_done) {}

 private:
  void call(FutureCore&) override { inner_->remove_callback(inner_done_); }

  Ref<FutureCore> inner_;
  std::uint64_t inner_done_;
};

}  // namespace

Ref<FutureCore> shielding(const Ref<FutureCore>& inner, const ResultType& type, CopyResult copy) {
  if (inner->done()) return inner;
  Ref<FutureCore> outer = FutureCore::make(inner->loop(), type);
  if (Tracer* const tracer = running.tracer) {
    const auto kind = TraceEvent::ObjectKind::shield;
    tracer->member(tracer->announce(*outer, kind, "shield"), *inner);
  }
  const std::uint64_t inner_done = next_callback_id();
  inner->add_callback(new InnerDone(inner_done, outer, copy));
  outer->add_callback(new OuterDone(inner, inner_done));
  return outer;
}

}  // namespace asyncio::detail
