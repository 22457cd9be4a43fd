#include "tracer.hpp"

#include <atomic>
#include <utility>

#include "asyncio/detail/future_core.hpp"
#include "asyncio/detail/loop_bound.hpp"
#include "asyncio/detail/promise.hpp"
#include "asyncio/detail/running.hpp"
#include "asyncio/loop.hpp"
#include "task_core.hpp"

namespace asyncio::detail {

namespace {

using Kind = TraceEvent::Kind;

/// Texts are for the eye: of a long one only the beginning is told.
constexpr std::size_t longest_text = 200;

std::string_view beginning_of(std::string_view text) noexcept {
  if (text.size() <= longest_text) return text;
  std::size_t end = longest_text;
  const auto inside_of_character = [&] { return (text[end] & 0xC0) == 0x80; };
  while (end > 0 && inside_of_character()) --end;
  return text.substr(0, end);
}

// Of the process, because loops that follow each other share a recording.
std::uint32_t next_id() noexcept {
  static std::atomic<std::uint32_t> last = 0;
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

std::uint32_t next_function() noexcept {
  static std::atomic<std::uint32_t> last = 0;
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

std::uint16_t next_file() noexcept {
  static std::atomic<std::uint16_t> last = 0;
  return static_cast<std::uint16_t>(last.fetch_add(1, std::memory_order_relaxed) + 1);
}

struct ObjectClass {
  std::string_view name;
  TraceEvent::ObjectKind kind;
};

constexpr ObjectClass object_classes[] = {
    {.name = "Lock", .kind = TraceEvent::ObjectKind::lock},
    {.name = "Event", .kind = TraceEvent::ObjectKind::event},
    {.name = "Condition", .kind = TraceEvent::ObjectKind::condition},
    {.name = "Semaphore", .kind = TraceEvent::ObjectKind::semaphore},
    {.name = "BoundedSemaphore", .kind = TraceEvent::ObjectKind::semaphore},
    {.name = "Barrier", .kind = TraceEvent::ObjectKind::barrier},
};

}  // namespace

std::unique_ptr<Tracer> Tracer::make(Host& host) {
  std::unique_ptr<TraceSink> file = trace_of_environment();
  if (!file && !host.traces()) return nullptr;
  return std::make_unique<Tracer>(host, std::move(file));
}

Tracer::Tracer(Host& host, std::unique_ptr<TraceSink> file)
    : host_(host), told_to_host_(host.traces()), file_(std::move(file)) {}

void Tracer::emit(TraceEvent event) {
  event.time = host_.now();
  if (told_to_host_) host_.trace(event);
  if (file_) file_->write(event);
}

std::uint16_t Tracer::file(const char* name) {
  const auto [place, added] = files_.try_emplace(name);
  if (added) {
    place->second = next_file();
    emit({.kind = Kind::file, .file = place->second, .text = beginning_of(name)});
  }
  return place->second;
}

void Tracer::place(TraceEvent& event, const std::source_location& where) {
  if (where.line() == 0) return;
  event.file = file(where.file_name());
  event.line = where.line();
}

std::uint32_t Tracer::function(const std::source_location& function) {
  const auto [place, added] = functions_.try_emplace({function.function_name(), function.line()});
  if (added) {
    place->second = next_function();
    TraceEvent event{.kind = Kind::function,
                     .object = place->second,
                     .text = beginning_of(coroutine_name(function))};
    this->place(event, function);
    emit(event);
  }
  return place->second;
}

std::uint32_t Tracer::actor() const noexcept {
  return running.task ? running.task->trace_id() : actor_;
}

std::uint32_t Tracer::announce(TraceEvent::ObjectKind kind, std::string_view label) {
  const std::uint32_t id = next_id();
  emit({.kind = Kind::object,
        .detail = static_cast<std::uint8_t>(kind),
        .by = actor(),
        .object = id,
        .text = label});
  return id;
}

std::uint32_t Tracer::announce(FutureCore& future, TraceEvent::ObjectKind kind,
                               std::string_view label) {
  return future.trace_id_ = announce(kind, label);
}

std::uint32_t Tracer::announce(LoopBound& object, TraceEvent::ObjectKind kind,
                               std::string_view label) {
  return object.trace_id_ = announce(kind, label);
}

std::uint32_t Tracer::announce_group() {
  return announce(TraceEvent::ObjectKind::group, "TaskGroup");
}

void Tracer::stands_for(FutureCore& future, std::uint32_t group) noexcept {
  future.trace_id_ = group;
}

std::uint32_t Tracer::id_of(FutureCore& future) {
  if (future.trace_id_ != 0) return future.trace_id_;
  return announce(future, TraceEvent::ObjectKind::future, future.kind());
}

std::uint32_t Tracer::id_of(LoopBound& object) {
  if (object.trace_id_ != 0) return object.trace_id_;
  // `<Lock [locked]>`, `<Queue maxsize=2>`
  const std::string text = object.repr();
  const std::string_view name = std::string_view(text).substr(1, text.find(' ') - 1);
  for (const ObjectClass& known : object_classes) {
    if (known.name == name) return announce(object, known.kind, name);
  }
  return announce(object, TraceEvent::ObjectKind::queue, name);
}

void Tracer::member(std::uint32_t object, FutureCore& awaited) {
  const std::uint32_t id = id_of(awaited);
  emit({.kind = Kind::member, .task = id, .object = object});
}

void Tracer::task_created(TaskCore& task, const std::source_location& function,
                          std::string_view name, const std::source_location& where) {
  const std::uint32_t function_id = this->function(function);
  task.trace_id_ = next_id();
  TraceEvent event{.kind = Kind::task_created,
                   .task = task.trace_id_,
                   .by = actor(),
                   .object = function_id,
                   .text = beginning_of(name)};
  place(event, where);
  emit(event);
}

void Tracer::task_named(const TaskCore& task, std::string_view name) {
  emit({.kind = Kind::task_named, .task = task.trace_id(), .text = beginning_of(name)});
}

void Tracer::resumed(const TaskCore& task, bool first) {
  emit(
      {.kind = Kind::resumed, .detail = static_cast<std::uint8_t>(first), .task = task.trace_id()});
}

void Tracer::suspended(TraceEvent::Wait wait, std::uint32_t object, double until) {
  TraceEvent event{.kind = Kind::suspended,
                   .detail = static_cast<std::uint8_t>(wait),
                   .task = running.task->trace_id(),
                   .object = object,
                   .value = until};
  place(event, running.awaiting);
  emit(event);
}

void Tracer::sleeps(double until) { suspended(TraceEvent::Wait::sleep, 0, until); }
void Tracer::gives_way() { suspended(TraceEvent::Wait::turn, 0, 0); }
void Tracer::waits_for_foreign() { suspended(TraceEvent::Wait::foreign, 0, 0); }

void Tracer::waits_for(FutureCore& future) {
  suspended(TraceEvent::Wait::object, id_of(future), 0);
}

void Tracer::waits_for(LoopBound& object) { suspended(TraceEvent::Wait::object, id_of(object), 0); }

void Tracer::woken(const TaskCore& task, TraceEvent::Cause cause, std::uint32_t object) {
  emit({.kind = Kind::woken,
        .detail = static_cast<std::uint8_t>(cause),
        .task = task.trace_id(),
        .by = cause == TraceEvent::Cause::timer ? 0 : actor(),
        .object = object});
}

void Tracer::ended(const TaskCore& task, TraceEvent::Outcome outcome, std::string_view text) {
  emit({.kind = Kind::task_ended,
        .detail = static_cast<std::uint8_t>(outcome),
        .task = task.trace_id(),
        .text = beginning_of(text)});
}

void Tracer::cancel_requested(const TaskCore& task, std::string_view message) {
  const auto usual = running.task ? TraceEvent::Canceller::task : TraceEvent::Canceller::callback;
  const bool told = canceller_ != TraceEvent::Canceller{};
  emit({.kind = Kind::cancel_requested,
        .detail = static_cast<std::uint8_t>(told ? canceller_ : usual),
        .task = task.trace_id(),
        .by = actor(),
        .object = cancelling_group_,
        .text = beginning_of(message)});
}

void Tracer::called(const std::source_location& function) {
  if (!running.task) return;
  TraceEvent event{
      .kind = Kind::called, .task = running.task->trace_id(), .object = this->function(function)};
  place(event, running.awaiting);
  emit(event);
}

void Tracer::returned() {
  if (running.task) emit({.kind = Kind::returned, .task = running.task->trace_id()});
}

void Tracer::printed(Stream stream, std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  emit({.kind = Kind::printed,
        .detail = static_cast<std::uint8_t>(stream),
        .task = actor(),
        .text = beginning_of(text)});
}

void Tracer::blocked(double until, const std::source_location& where) {
  TraceEvent event{.kind = Kind::blocked, .task = actor(), .value = until};
  place(event, where);
  emit(event);
}

void Tracer::acquired(LoopBound& lock) {
  emit({.kind = Kind::acquired, .task = actor(), .object = id_of(lock)});
}

void Tracer::released(LoopBound& lock) {
  emit({.kind = Kind::released, .task = actor(), .object = id_of(lock)});
}

void Tracer::never_awaited(const std::source_location& function) {
  emit({.kind = Kind::never_awaited, .task = actor(), .object = this->function(function)});
}

void Tracer::never_retrieved(FutureCore& future, std::string_view error) {
  emit({.kind = Kind::never_retrieved, .task = id_of(future), .text = beginning_of(error)});
}

void Tracer::group_aborted(std::uint32_t group, const FutureCore& parent,
                           const FutureCore* failed) {
  emit({.kind = Kind::group_aborted,
        .task = failed ? failed->trace_id() : 0,
        .by = parent.trace_id(),
        .object = group});
}

void Tracer::callback_scheduled(HandleCore& callback, double when, bool timed) {
  callback.trace_id_ = next_id();
  emit({.kind = Kind::callback_scheduled,
        .detail = static_cast<std::uint8_t>(timed),
        .task = actor(),
        .object = callback.trace_id_,
        .value = when,
        .text = beginning_of(callback.label())});
}

void Tracer::callback_cancelled(const HandleCore& callback) {
  emit({.kind = Kind::callback_cancelled, .object = callback.trace_id_});
}

void Tracer::callback_began(HandleCore& callback) {
  // Another thread may have scheduled it.
  if (callback.trace_id_ == 0) callback_scheduled(callback, host_.now(), false);
  emit({.kind = Kind::callback_began, .object = callback.trace_id_});
}

void Tracer::callback_ended(const HandleCore& callback) {
  emit({.kind = Kind::callback_ended, .object = callback.trace_id_});
}

void Tracer::idle(double until) { emit({.kind = Kind::idle, .value = until}); }
void Tracer::deadlocked() { emit({.kind = Kind::deadlocked}); }
void Tracer::run_began() { emit({.kind = Kind::run_began}); }
void Tracer::run_ended() { emit({.kind = Kind::run_ended}); }

void Tracer::thread_began(std::uint32_t job, std::uint32_t worker) {
  emit({.kind = Kind::thread_began, .by = worker, .object = job});
}

void Tracer::thread_ended(std::uint32_t job, std::uint32_t worker) {
  emit({.kind = Kind::thread_ended, .by = worker, .object = job});
}

TraceActor::TraceActor(Tracer* tracer, const FutureCore& future) noexcept : tracer_(tracer) {
  if (tracer) previous_ = std::exchange(tracer->actor_, future.is_task() ? future.trace_id() : 0);
}

TraceCanceller::TraceCanceller(Tracer* tracer, TraceEvent::Canceller canceller,
                               std::uint32_t group) noexcept
    : tracer_(tracer) {
  if (!tracer) return;
  tracer->canceller_ = canceller;
  tracer->cancelling_group_ = group;
}

void trace_called(const std::source_location& function) noexcept {
  running.tracer->called(function);
}

void trace_returned() noexcept { running.tracer->returned(); }

}  // namespace asyncio::detail
