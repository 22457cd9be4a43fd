#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "json_text.hpp"

namespace asyncio::detail {

/// A point of time or a duration as Chrome's trace events have them: microseconds, with three
/// decimals.
class Microseconds {
 public:
  explicit Microseconds(std::int64_t nanoseconds);

  std::string_view json() const { return {text_.data(), size_}; }

 private:
  std::array<char, 24> text_;
  std::size_t size_;
};

/// Where events stand: what the format calls a thread of a process.
class Track {
 public:
  Track(std::uint64_t pid, std::uint64_t tid);

  std::string_view json() const { return {text_.data(), size_}; }

 private:
  std::array<char, 55> text_;
  std::uint8_t size_;
};

/// An event of a trace; complete when it goes.
///
/// `phase` is the format's: `B` and `E` begin and end a slice, `X` is a whole one, `i` an instant,
/// `s` and `f` the two ends of a flow, `M` says what a track is. Texts are escaped already. See
/// https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
class TraceRecord {
 public:
  TraceRecord(JsonText& out, std::string_view phase, const Track& track) : out_(out) {
    out.add(",\n{\"ph\":\"");
    out.add(phase);
    out.add("\",");
    out.add(track.json());
  }
  TraceRecord(JsonText& out, std::string_view phase, const Track& track, const Microseconds& at)
      : TraceRecord(out, phase, track) {
    out.add(",\"ts\":");
    out.add(at.json());
  }
  TraceRecord(JsonText& out, std::string_view phase, const Track& track, const Microseconds& at,
              std::string_view category, std::string_view name)
      : TraceRecord(out, phase, track, at) {
    named(category, name);
  }
  TraceRecord(const TraceRecord&) = delete;
  TraceRecord& operator=(const TraceRecord&) = delete;
  ~TraceRecord() { out_.add(has_args_ ? std::string_view("}}") : std::string_view("}")); }

  /// Adds members of the event: JSON, with a comma before.
  TraceRecord& add(std::string_view json) {
    out_.add(json);
    return *this;
  }
  TraceRecord& named(std::string_view category, std::string_view name) {
    out_.add(",\"cat\":\"");
    out_.add(category);
    out_.add("\",\"name\":\"");
    out_.add(name);
    out_.add("\"");
    return *this;
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
