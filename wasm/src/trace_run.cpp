#include "trace_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "asyncio/host.hpp"

namespace asyncio::detail {

namespace {

/// A task's slice stays open for the flows that begin at its end.
constexpr std::int64_t shortly_after = 10;

/// The scope of an instant.
constexpr std::string_view on_track = R"(,"s":"t")";

std::uint32_t tid_of(std::uint32_t task) { return task + 1; }

std::int64_t nanoseconds_of(double seconds) {
  constexpr double largest = 9e18;
  const double nanoseconds = seconds * 1e9;
  if (std::isnan(nanoseconds)) return 0;
  return static_cast<std::int64_t>(
      std::clamp(nanoseconds + (nanoseconds < 0 ? -0.5 : 0.5), -largest, largest));
}

std::string_view outcome(std::uint8_t detail) {
  switch (static_cast<TraceEvent::Outcome>(detail)) {
    case TraceEvent::Outcome::returned:
      return "returned";
    case TraceEvent::Outcome::raised:
      return "raised";
    case TraceEvent::Outcome::cancelled:
      return "cancelled";
  }
  return {};
}

std::string_view or_else(std::string_view text, std::string_view otherwise) {
  return text.empty() ? otherwise : text;
}

std::string_view without_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

}  // namespace

TraceRun::TraceRun(int number, JsonText& out, std::uint64_t& flows)
    : out_(out),
      flows_(flows),
      number_(number),
      pid_(2 * static_cast<std::uint32_t>(number) - 1),
      loop_{.track = make_track(pid_, 1)} {
  write_name("process_name", loop_.track, process_name("program"));
  write_name("thread_name", loop_.track, "event loop");
  write_order(loop_.track, 1);
}

void TraceRun::write(const TraceEvent& event) {
  if (event.time > time_) {
    time_ = event.time;
    nanoseconds_ = nanoseconds_of(event.time);
    ts_ = to_microseconds(nanoseconds_);
  }
  if (idle_) {
    idle_ = false;
    end(loop_);
  }
  if (tables_.enter(event) || write_of_loop(event)) return;
  if (event.kind == Kind::task_created) {
    write_created(event);
  } else if (TraceTask* const task = tables_.find_task(event.task); task && !task->ended) {
    write_of_task(event, *task);
  }
  write_instant(event);
}

bool TraceRun::write_of_loop(const TraceEvent& event) {
  switch (event.kind) {
    case Kind::run_began:
      begin(loop_, "loop", "run");
      return true;
    case Kind::run_ended:
      end(loop_);
      return true;
    case Kind::callback_began: {
      const std::string name = tables_.take_callback(event.object);
      begin(loop_, "callback", or_else(name, "callback"));
      calling_back_ = true;
      return true;
    }
    case Kind::callback_ended:
      end(loop_);
      calling_back_ = false;
      return true;
    case Kind::idle:
      begin(loop_, "loop", "idle");
      idle_ = true;
      return true;
    case Kind::thread_began:
      begin(thread(event.by), "thread", "call");
      return true;
    case Kind::thread_ended:
      end(thread(event.by));
      return true;
    default:
      return false;
  }
}

void TraceRun::write_created(const TraceEvent& event) {
  TraceTask& task = tables_.add_task(
      event.task, {.slices = {.track = task_track(event.task)}, .function = event.object});
  name_task(event, task);
  begin(task.slices, "task", or_else(tables_.function(event.object), "task"))
      .arg("task", task.name)
      .arg("made_by", tables_.task_name(event.by))
      .place_arg("made_at", tables_.file(event.file), event.line);
  begin_state(task);
  write_flow("create", event, task.slices.track);
}

void TraceRun::write_of_task(const TraceEvent& event, TraceTask& task) {
  using Phase = TraceState::Phase;
  switch (event.kind) {
    case Kind::task_named:
      name_task(event, task);
      break;
    case Kind::resumed:
      change_state(task, {.phase = Phase::running});
      break;
    case Kind::suspended: {
      const auto wait = static_cast<TraceEvent::Wait>(event.detail);
      change_state(task, {.phase = wait == TraceEvent::Wait::sleep  ? Phase::sleeping
                                   : wait == TraceEvent::Wait::turn ? Phase::yielding
                                                                    : Phase::waiting,
                          .file = event.file,
                          .line = event.line,
                          .object = event.object,
                          .until = event.value});
      break;
    }
    case Kind::woken:
      change_state(task, {.phase = Phase::ready});
      write_flow("wake", event, task.slices.track);
      break;
    case Kind::called:
      end(task.slices);
      begin(task.slices, "call", or_else(tables_.function(event.object), "call"))
          .place_arg("awaited_at", tables_.file(event.file), event.line);
      begin_state(task);
      break;
    case Kind::returned:
      // The slices of the state and of the task are not calls.
      if (task.slices.depth <= 2) break;
      end(task.slices);
      end(task.slices);
      begin_state(task);
      break;
    case Kind::blocked: {
      const std::int64_t end = nanoseconds_of(event.value);
      record("X", task.slices.track)
          .add(R"(,"dur":)")
          .add(to_microseconds(std::max<std::int64_t>(0, end - nanoseconds_)))
          .named("blocking", "blocking_sleep")
          .place_arg("at", tables_.file(event.file), event.line);
      break;
    }
    case Kind::task_ended:
      while (task.slices.depth > 1) end(task.slices);
      task.ended = true;
      task.ended_at = nanoseconds_;
      end_at(to_microseconds(nanoseconds_ + shortly_after), task.slices)
          .arg("outcome", outcome(event.detail))
          .arg_unescaped("text", event.text);
      tables_.forget_task_later(event.task);
      break;
    default:
      break;
  }
}

void TraceRun::write_instant(const TraceEvent& event) {
  switch (event.kind) {
    case Kind::printed:
      record("i", track_of(event.task))
          .add(on_track)
          .add(R"(,"cat":"print","name":")")
          .add_escaped(without_line_end(event.text))
          .add("\"")
          .arg("stream", static_cast<Stream>(event.detail) == Stream::error ? "stderr" : "stdout");
      break;
    case Kind::cancel_requested:
      record("i", track_of(event.task))
          .add(on_track)
          .named("cancel", "cancel requested")
          .arg("by", canceller(event))
          .arg_unescaped("message", event.text);
      break;
    case Kind::group_aborted: {
      const std::string_view group = tables_.label(event.object);
      record("i", track_of(event.by))
          .add(on_track)
          .add(R"(,"cat":"cancel","name":")")
          .add(or_else(group, "TaskGroup"))
          .add(" cancels its tasks\"")
          .arg("because", tables_.task_name(event.task));
      break;
    }
    case Kind::never_awaited:
      record("i", track_of(event.task))
          .add(on_track)
          .add(R"(,"cat":"warning","name":"coroutine ')")
          .add(tables_.function(event.object))
          .add("' was never awaited\"");
      break;
    case Kind::never_retrieved:
      record("i", track_of(event.task))
          .add(on_track)
          .named("warning", "exception was never retrieved")
          .arg_unescaped("text", event.text);
      break;
    case Kind::deadlocked:
      record("i", loop_.track).add(R"(,"s":"p")").named("warning", "deadlock");
      break;
    default:
      break;
  }
}

void TraceRun::write_flow(std::string_view kind, const TraceEvent& event, const Track& to) {
  if (event.by == event.task) return;
  const TraceTask* const by = tables_.find_task(event.by);
  if (!by && (event.by != 0 || !calling_back_)) return;
  const fmt::format_int id(++flows_);
  const std::string_view number(id.data(), id.size());
  TraceRecord(out_, "s", by ? by->slices.track : loop_.track,
              by && by->ended ? to_microseconds(by->ended_at) : ts_)
      .add(R"(,"id":)")
      .add(number)
      .named(kind, kind);
  record("f", to).add(R"(,"bp":"e","id":)").add(number).named(kind, kind);
}

void TraceRun::finish() {
  const Microseconds shortly = to_microseconds(nanoseconds_ + shortly_after);
  const auto end_all = [&](TraceSlices& slices) {
    while (slices.depth > 0) end_at(shortly, slices);
  };
  end_all(loop_);
  for (TraceTask& task : tables_.tasks()) end_all(task.slices);
  for (auto& [number, slices] : threads_) end_all(slices);
}

TraceRecord TraceRun::record(std::string_view phase, const Track& track) {
  return {out_, phase, track, ts_};
}

TraceRecord TraceRun::begin(TraceSlices& slices, std::string_view category, std::string_view name) {
  ++slices.depth;
  return {out_, "B", slices.track, ts_, category, name};
}

void TraceRun::end(TraceSlices& slices) {
  if (slices.depth == 0) return;
  --slices.depth;
  out_.add(",\n{\"ph\":\"E\",", slices.track, R"(,"ts":)", ts_, "}");
}

TraceRecord TraceRun::end_at(const Microseconds& at, TraceSlices& slices) {
  --slices.depth;
  return {out_, "E", slices.track, at};
}

void TraceRun::change_state(TraceTask& task, const TraceState& state) {
  task.state = state;
  end(task.slices);
  begin_state(task);
}

void TraceRun::begin_state(TraceTask& task) {
  using Phase = TraceState::Phase;
  const TraceState& state = task.state;
  const auto place = [&](TraceRecord& slice) -> TraceRecord& {
    return slice.place_arg("at", tables_.file(state.file), state.line);
  };
  switch (state.phase) {
    case Phase::ready:
      begin(task.slices, "state", "ready");
      break;
    case Phase::running:
      begin(task.slices, "state", "running");
      break;
    case Phase::sleeping: {
      TraceRecord slice = begin(task.slices, "state", "sleeping");
      place(slice);
      if (std::isfinite(state.until)) slice.number_arg("until", state.until);
      break;
    }
    case Phase::yielding: {
      TraceRecord slice = begin(task.slices, "state", "yielding");
      place(slice);
      break;
    }
    case Phase::waiting: {
      const std::string_view what = tables_.label(state.object);
      ++task.slices.depth;
      TraceRecord slice = record("B", task.slices.track);
      slice.add(R"(,"cat":"state","name":"waiting)");
      if (!what.empty()) slice.add(" on ").add(what);
      slice.add("\"");
      place(slice);
      break;
    }
  }
}

void TraceRun::write_name(std::string_view what, const Track& track, std::string_view name) {
  TraceRecord(out_, "M", track).add(R"(,"name":")").add(what).add("\"").arg("name", name);
}

void TraceRun::write_order(const Track& track, std::uint32_t tid) {
  TraceRecord(out_, "M", track)
      .add(R"(,"name":"thread_sort_index","args":{"sort_index":)")
      .add_number(tid)
      .add("}");
}

TraceSlices& TraceRun::thread(std::uint32_t number) {
  const Track track = make_track(pid_ + 1, number);
  if (threads_.empty()) write_name("process_name", track, process_name("worker threads"));
  const auto [thread, added] = threads_.try_emplace(number, TraceSlices{.track = track});
  if (added) {
    write_name("thread_name", track, fmt::format("thread {}", number));
    write_order(track, number);
  }
  return thread->second;
}

void TraceRun::name_task(const TraceEvent& event, TraceTask& task) {
  tables_.set_task_name(task, event.text);
  write_name("thread_name", task.slices.track, task.title);
  write_order(task.slices.track, tid_of(event.task));
}

std::string_view TraceRun::canceller(const TraceEvent& event) {
  switch (static_cast<TraceEvent::Canceller>(event.detail)) {
    case TraceEvent::Canceller::task:
      return tables_.task_name(event.by);
    case TraceEvent::Canceller::callback:
      return "callback";
    case TraceEvent::Canceller::group:
      return or_else(tables_.label(event.object), "group");
    case TraceEvent::Canceller::shutdown:
      return "shutdown";
  }
  return {};
}

Track TraceRun::task_track(std::uint32_t task) const { return make_track(pid_, tid_of(task)); }

Track TraceRun::track_of(std::uint32_t task) const {
  return tables_.knows_task(task) ? task_track(task) : loop_.track;
}

std::string TraceRun::process_name(std::string_view name) const {
  return number_ == 1 ? std::string(name) : fmt::format("{}, run {}", name, number_);
}

}  // namespace asyncio::detail
