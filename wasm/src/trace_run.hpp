#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>

#include "asyncio/trace.hpp"
#include "json_text.hpp"
#include "trace_tables.hpp"
#include "trace_tracks.hpp"

namespace asyncio::detail {

/// Makes Chrome's trace events of the events of one loop, as they come. The mapping is that of
/// web/export/perfetto.ts, and is written down there; where that has the processes 1 and 2 (the
/// program and its worker threads), the run `number` has 2 * number - 1 and 2 * number.
class TraceRun {
 public:
  /// Adds its events to `out`; counts the flows of the file in `flows`. Both must outlive it.
  TraceRun(int number, JsonText& out, std::uint64_t& flows);

  void write(const TraceEvent& event);
  /// Ends all slices that are open.
  void finish();

 private:
  using Kind = TraceEvent::Kind;

  bool write_of_loop(const TraceEvent& event);
  void write_created(const TraceEvent& event);
  void write_of_task(const TraceEvent& event, TraceTask& task);
  void write_instant(const TraceEvent& event);
  void write_flow(std::string_view kind, const TraceEvent& event, const Track& to);

  TraceRecord record(std::string_view phase, const Track& track);
  TraceRecord begin(TraceSlices& slices, std::string_view category, std::string_view name);
  void end(TraceSlices& slices);
  TraceRecord end_at(const Microseconds& at, TraceSlices& slices);
  void change_state(TraceTask& task, const TraceState& state);
  void begin_state(TraceTask& task);

  void write_name(std::string_view what, const Track& track, std::string_view name);
  void write_order(const Track& track, std::uint32_t tid);
  void name_task(const TraceEvent& event, TraceTask& task);
  std::string process_name(std::string_view name) const;
  TraceSlices& thread(std::uint32_t number);

  /// Who asks for the cancelling; valid until the next label.
  std::string_view canceller(const TraceEvent& event);
  Track task_track(std::uint32_t task) const;
  /// The track of that task, or the loop's.
  Track track_of(std::uint32_t task) const;

  JsonText& out_;
  std::uint64_t& flows_;
  const int number_;
  const std::uint32_t pid_;

  // Of the latest event. Worker threads look at the clock before they get to tell.
  double time_ = -std::numeric_limits<double>::infinity();
  std::int64_t nanoseconds_ = 0;
  Microseconds ts_ = to_microseconds(0);

  TraceSlices loop_;
  bool idle_ = false;
  bool calling_back_ = false;
  std::map<std::uint32_t, TraceSlices> threads_;

  TraceTables tables_;
};

}  // namespace asyncio::detail
