#include "asyncio/loop.hpp"

#include <memory>
#include <string>
#include <typeinfo>
#include <utility>

#include "asyncio/detail/running.hpp"
#include "asyncio/detail/tasks.hpp"
#include "asyncio/errors.hpp"
#include "describe.hpp"
#include "loop_core.hpp"

namespace asyncio {

namespace detail {

HandleCore::HandleCore() noexcept = default;
HandleCore::~HandleCore() = default;

void HandleCore::run() {
  const auto self = Ref<HandleCore>::adopt(this);
  if (cancelled_) return;
  Tracer* const tracer = loop_->tracer();
  if (tracer) tracer->callback_began(*this);
  try {
    call();
  } catch (...) {
    loop_->call_exception_handler(
        {.message = "Exception in callback", .exception = std::current_exception(), .future = {}});
  }
  if (tracer) tracer->callback_ended(*this);
}

std::string HandleCore::label() const { return first_template_argument(typeid(*this)); }

std::string HandleCore::describe_node() const {
  return (scheduled() ? "<TimerHandle " : "<Handle ") + label() + ">";
}

void HandleCore::cancel() noexcept {
  if (std::exchange(cancelled_, true)) return;
  if (loop_ && loop_->tracer()) loop_->tracer()->callback_cancelled(*this);
  if (!scheduled()) return;
  loop_->unschedule(*this);
  release();
}

}  // namespace detail

Loop::Loop(detail::Ref<detail::LoopCore> core) noexcept : core_(std::move(core)) {}
Loop::Loop(const Loop&) noexcept = default;
Loop& Loop::operator=(const Loop&) noexcept = default;
Loop::~Loop() = default;

double Loop::time() const { return core_->time(); }

void Loop::schedule(detail::HandleCore& handle) const { core_->schedule(handle); }

void Loop::schedule_at(double when, detail::HandleCore& handle) const {
  core_->schedule_at(when, handle);
}

void Loop::schedule_threadsafe(detail::HandleCore& handle) const {
  core_->schedule_threadsafe(handle);
}

Coro<> Loop::shutdown_default_executor() const { return core_->shutdown_default_executor(); }

void Loop::require_startable() const { core_->require_startable(); }

void Loop::run_until_done(detail::FutureCore& future, bool created_here) const {
  core_->run_until_done(future, created_here);
}

void Loop::run_forever() const { core_->run_forever(); }
void Loop::stop() const noexcept { core_->stop(); }

void Loop::close() const {
  if (is_running()) throw RuntimeError("Cannot close a running event loop");
  core_->close();
}

bool Loop::is_running() const noexcept { return core_->is_running(); }
bool Loop::is_closed() const noexcept { return core_->is_closed(); }
void Loop::set_debug(bool enabled) const noexcept { core_->debug = enabled; }
bool Loop::get_debug() const noexcept { return core_->debug; }

double Loop::slow_callback_duration() const noexcept { return core_->slow_callback_duration; }

void Loop::set_slow_callback_duration(Seconds duration) const noexcept {
  core_->slow_callback_duration = duration.count();
}

void Loop::install(detail::ExceptionHandler* handler) const {
  core_->set_exception_handler(std::unique_ptr<detail::ExceptionHandler>(handler));
}

void Loop::call_exception_handler(const ExceptionContext& context) const {
  core_->call_exception_handler(context);
}

void Loop::default_exception_handler(const ExceptionContext& context) const {
  core_->default_exception_handler(context);
}

EventLoop::EventLoop(detail::Ref<detail::LoopCore> core) noexcept : Loop(std::move(core)) {}

EventLoop::~EventLoop() {
  if (!is_running()) close();
}

Loop& get_running_loop() {
  detail::running_loop();
  return *detail::running.loop_handle;
}

EventLoop new_event_loop(Host* host) {
  return EventLoop(detail::Ref<detail::LoopCore>(new detail::LoopCore(host)));
}

}  // namespace asyncio
