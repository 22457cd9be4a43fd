#pragma once

#include <fmt/format.h>

#include <asyncio/trace.hpp>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "../virtual_clock_host.hpp"

/// A virtual clock that writes down the events of a run, a line each, with names in place of
/// numbers: `0.000 Task-2 sleeps until 1.000`. Tasks without names are numbered anew by each host.
/// A test that is about the lines of its own source asks for `lines`.
class TracingHost final : public VirtualClockHost {
 public:
  void write(asyncio::Stream, std::string_view) override {}

  bool traces() override { return true; }
  void trace(const asyncio::TraceEvent& event) override {
    const std::lock_guard lock(mutex_);
    const std::string text = describe(event);
    if (text.empty()) return;
    log_ += fmt::format("{:.3f} {}", event.time, text);
    const std::string& file = files_[event.file];
    if (lines && file.ends_with("_test.cpp")) log_ += fmt::format(" @{}", event.line);
    log_ += '\n';
  }

  const std::string& log() const { return log_; }
  bool lines = false;

 private:
  using Event = asyncio::TraceEvent;
  using Kind = Event::Kind;

  std::string describe(const Event& event) {
    const std::string task = name(event.task);
    const std::string object = name(event.object);
    switch (event.kind) {
      case Kind::file:
        files_[event.file] = event.text;
        return "";
      case Kind::function:
        functions_[event.object] = event.text;
        return "";
      case Kind::task_created:
        ++tasks_;
        names_[event.task] = event.text.starts_with("Task-") ? fmt::format("Task-{}", tasks_)
                                                             : std::string(event.text);
        return fmt::format("{} created: {} by {}", name(event.task), functions_[event.object],
                           name(event.by));
      case Kind::task_named:
        names_[event.task] = event.text;
        return fmt::format("{} is named {}", task, event.text);
      case Kind::resumed:
        return task + (event.detail == 1 ? " starts" : " runs");
      case Kind::suspended:
        return task + ' ' + describe_wait(event);
      case Kind::woken:
        return fmt::format("{} woken: {} by {}{}", task, cause(event.detail), name(event.by),
                           event.object ? ", " + object : "");
      case Kind::task_ended:
        return fmt::format("{} {}: {}", task, outcome(event.detail), event.text);
      case Kind::cancel_requested:
        return fmt::format("{} asked to end by {} ({}): {}", task, name(event.by),
                           canceller(event.detail), event.text);
      case Kind::called:
        return task + " calls " + functions_[event.object];
      case Kind::returned:
        return task + " returns";
      case Kind::printed:
        return fmt::format("{} prints {}", task, event.text);
      case Kind::object:
        names_[event.object] = fmt::format("{}{}", event.text, ++numbers_[std::string(event.text)]);
        return fmt::format("{} by {}", names_[event.object], name(event.by));
      case Kind::member:
        return object + " awaits " + task;
      case Kind::acquired:
        return task + " has " + object;
      case Kind::released:
        return task + " releases " + object;
      case Kind::callback_scheduled:
        names_[event.object] = fmt::format("callback{}", ++numbers_["callback"]);
        return fmt::format("{} scheduled by {} at {:.3f}{}", names_[event.object], task,
                           event.value, event.detail == 1 ? " by timer" : "");
      case Kind::callback_cancelled:
        return object + " cancelled";
      case Kind::callback_began:
        return object + " begins";
      case Kind::callback_ended:
        return object + " ends";
      case Kind::idle:
        return fmt::format("idle until {:.3f}", event.value);
      case Kind::thread_began:
        return fmt::format("{} begins on thread {}", object, event.by);
      case Kind::thread_ended:
        return fmt::format("{} ends on thread {}", object, event.by);
      case Kind::group_aborted:
        return fmt::format("{} of {} aborted by {}", object, name(event.by), task);
      case Kind::blocked:
        return fmt::format("{} blocks until {:.3f}", task, event.value);
      case Kind::deadlocked:
        return "deadlock";
      case Kind::never_awaited:
        return functions_[event.object] + " never awaited by " + task;
      case Kind::never_retrieved:
        return fmt::format("{} never retrieved: {}", task, event.text);
      case Kind::run_began:
        return "run";
      case Kind::run_ended:
        return "stop";
    }
    return "unknown";
  }

  std::string describe_wait(const Event& event) {
    switch (static_cast<Event::Wait>(event.detail)) {
      case Event::Wait::sleep:
        return fmt::format("sleeps until {:.3f}", event.value);
      case Event::Wait::turn:
        return "gives way";
      case Event::Wait::object:
        return "waits for " + name(event.object);
      case Event::Wait::foreign:
        return "waits";
    }
    return "?";
  }

  static const char* cause(std::uint8_t detail) {
    static constexpr const char* names[] = {"?",      "timer", "done",   "cancelled",
                                            "object", "turn",  "foreign"};
    return names[detail];
  }
  static const char* outcome(std::uint8_t detail) {
    static constexpr const char* names[] = {"?", "returned", "raised", "cancelled"};
    return names[detail];
  }
  static const char* canceller(std::uint8_t detail) {
    static constexpr const char* names[] = {"?", "task", "callback", "group", "shutdown"};
    return names[detail];
  }

  std::string name(std::uint32_t id) const {
    const auto known = names_.find(id);
    return known == names_.end() ? "-" : known->second;
  }

  std::map<std::uint32_t, std::string> files_;
  std::map<std::uint32_t, std::string> functions_;
  std::map<std::uint32_t, std::string> names_;
  std::map<std::string, int> numbers_;
  int tasks_ = 0;
  std::mutex mutex_;
  std::string log_;
};
