#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "asyncio/trace.hpp"
#include "trace_tracks.hpp"

namespace asyncio::detail {

/// What a task does, and where.
struct TraceState {
  enum class Phase : std::uint8_t { ready, running, sleeping, yielding, waiting };

  Phase phase = Phase::ready;
  std::uint16_t file = 0;
  std::uint32_t line = 0;
  std::uint32_t object = 0;
  double until = 0;
};

/// The open slices of a track.
struct TraceSlices {
  Track track = {};
  std::uint32_t depth = 0;
};

struct TraceTask {
  TraceSlices slices;
  std::uint32_t function = 0;
  std::string name = {};
  std::string title = {};  // of its track
  TraceState state = {};
  bool ended = false;
  std::int64_t ended_at = 0;  // nanoseconds
};

/// What the numbers in the events of one loop stand for. All texts are escaped for JSON; those of
/// unknown numbers are empty.
class TraceTables {
 public:
  /// Whether the event only told what a number stands for.
  bool enter(const TraceEvent& event);

  std::string_view file(std::uint16_t number) const;
  std::string_view function(std::uint32_t number) const;
  /// Of a callback that begins now, and is forgotten by this.
  std::string take_callback(std::uint32_t id);
  /// `Lock 1`, or a task's title. Valid until the next call.
  std::string_view label(std::uint32_t id);

  TraceTask& add_task(std::uint32_t id, TraceTask task);
  void set_task_name(TraceTask& task, std::string_view unescaped) const;
  /// Null if it is unknown, or ended long ago.
  TraceTask* find_task(std::uint32_t id);
  std::string_view task_name(std::uint32_t id);
  /// Whether there is or was such a task.
  bool knows_task(std::uint32_t id) const;
  /// The task has ended. It is kept for a while: what it wakes refers to it.
  void forget_task_later(std::uint32_t id);
  /// All that are kept.
  std::deque<TraceTask>& tasks() { return tasks_; }

 private:
  struct Entry {
    enum class Kind : std::uint8_t { none, task, forgotten_task, object };

    Kind kind = Kind::none;
    std::uint16_t object_class = 0;
    /// Where the task is in `tasks_`, or the object's number among those of its class.
    std::uint32_t number = 0;
  };

  struct ObjectClass {
    std::string name;
    std::uint32_t count = 0;
  };

  Entry& entry(std::uint32_t id);
  Entry find(std::uint32_t id) const;

  std::vector<std::string> files_;
  std::vector<std::string> functions_;
  std::vector<ObjectClass> classes_;
  std::unordered_map<std::uint32_t, std::string> callbacks_;
  std::vector<Entry> entries_;  // by id
  std::deque<TraceTask> tasks_;
  std::vector<std::uint32_t> free_;         // in `tasks_`
  std::array<std::uint32_t, 256> ended_{};  // a ring
  std::size_t next_ended_ = 0;
  std::string label_;
};

}  // namespace asyncio::detail
