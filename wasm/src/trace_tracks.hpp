#pragma once

#include <cstdint>
#include <string_view>

#include "json_text.hpp"

namespace asyncio::detail {

/// A point of time or a duration as Chrome's trace events have them: microseconds, with three
/// decimals.
using Microseconds = ShortJson<24>;
Microseconds to_microseconds(std::int64_t nanoseconds);

/// Where events stand, as members of an event: what the format calls a thread of a process.
using Track = ShortJson<40>;
Track make_track(std::uint32_t pid, std::uint32_t tid);

/// An event of a trace; complete when it goes.
///
/// `phase` is the format's: `B` and `E` begin and end a slice, `X` is a whole one, `i` an instant,
/// `s` and `f` the two ends of a flow, `M` says what a track is. Texts are escaped already. See
/// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
class TraceRecord {
 public:
  TraceRecord(JsonText& out, std::string_view phase, const Track& track) : out_(out) {
    out.add(",\n{\"ph\":\"", phase, "\",", track);
  }
  TraceRecord(JsonText& out, std::string_view phase, const Track& track, const Microseconds& at)
      : out_(out) {
    out.add(",\n{\"ph\":\"", phase, "\",", track, R"(,"ts":)", at);
  }
  TraceRecord(JsonText& out, std::string_view phase, const Track& track, const Microseconds& at,
              std::string_view category, std::string_view name)
      : out_(out) {
    out.add(",\n{\"ph\":\"", phase, "\",", track, R"(,"ts":)", at, R"(,"cat":")", category,
            R"(","name":")", name, "\"");
  }
  TraceRecord(const TraceRecord&) = delete;
  TraceRecord& operator=(const TraceRecord&) = delete;
  ~TraceRecord() {
    if (has_args_) {
      out_.add("}}");
    } else {
      out_.add("}");
    }
  }

  /// Adds members of the event: JSON, with a comma before.
  template <class... Pieces>
  TraceRecord& add(const Pieces&... json) {
    out_.add(json...);
    return *this;
  }
  TraceRecord& named(std::string_view category, std::string_view name) {
    return add(R"(,"cat":")", category, R"(","name":")", name, "\"");
  }
  TraceRecord& add_number(std::uint64_t number) {
    out_.add_number(number);
    return *this;
  }
  TraceRecord& add_escaped(std::string_view text) {
    out_.add_escaped(text);
    return *this;
  }

  /// What readers show beside the event; these come last. Empty ones are left out.
  TraceRecord& arg(std::string_view key, std::string_view text);
  TraceRecord& arg_unescaped(std::string_view key, std::string_view text);
  TraceRecord& number_arg(std::string_view key, double number);
  /// `main.cpp:12`
  TraceRecord& place_arg(std::string_view key, std::string_view file, std::uint32_t line);

 private:
  void begin_arg(std::string_view key);

  JsonText& out_;
  bool has_args_ = false;
};

}  // namespace asyncio::detail
