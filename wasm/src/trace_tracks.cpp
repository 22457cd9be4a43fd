#include "trace_tracks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace asyncio::detail {

Microseconds to_microseconds(std::int64_t nanoseconds) {
  Microseconds json;
  char* to = json.text.data();
  if (nanoseconds < 0) *to++ = '-';
  const auto bits = static_cast<std::uint64_t>(nanoseconds);
  const std::uint64_t absolute = nanoseconds < 0 ? 0 - bits : bits;
  const fmt::format_int whole(absolute / 1000);
  to = std::copy_n(whole.data(), whole.size(), to);
  const auto rest = static_cast<unsigned>(absolute % 1000);
  *to++ = '.';
  *to++ = static_cast<char>('0' + rest / 100);
  *to++ = static_cast<char>('0' + rest / 10 % 10);
  *to++ = static_cast<char>('0' + rest % 10);
  json.size = static_cast<std::size_t>(to - json.text.data());
  return json;
}

Track make_track(std::uint32_t pid, std::uint32_t tid) {
  const fmt::format_int process(pid);
  const fmt::format_int thread(tid);
  constexpr std::string_view pid_is = R"("pid":)";
  constexpr std::string_view tid_is = R"(,"tid":)";
  Track json;
  char* to = std::ranges::copy(pid_is, json.text.data()).out;
  to = std::copy_n(process.data(), process.size(), to);
  to = std::ranges::copy(tid_is, to).out;
  to = std::copy_n(thread.data(), thread.size(), to);
  json.size = static_cast<std::size_t>(to - json.text.data());
  return json;
}

TraceRecord& TraceRecord::arg(std::string_view key, std::string_view text) {
  if (text.empty()) return *this;
  begin_arg(key);
  out_.add("\"", text, "\"");
  return *this;
}

TraceRecord& TraceRecord::arg_unescaped(std::string_view key, std::string_view text) {
  if (text.empty()) return *this;
  begin_arg(key);
  out_.add("\"");
  out_.add_escaped(text);
  out_.add("\"");
  return *this;
}

TraceRecord& TraceRecord::number_arg(std::string_view key, double number) {
  begin_arg(key);
  std::array<char, 32> text;
  const auto written = fmt::format_to_n(text.data(), text.size(), "{}", number);
  out_.add(std::string_view(text.data(), written.size));
  return *this;
}

TraceRecord& TraceRecord::place_arg(std::string_view key, std::string_view file,
                                    std::uint32_t line) {
  if (file.empty() || line == 0) return *this;
  begin_arg(key);
  const fmt::format_int digits(line);
  out_.add("\"", file, ":", std::string_view(digits.data(), digits.size()), "\"");
  return *this;
}

void TraceRecord::begin_arg(std::string_view key) {
  if (has_args_) {
    out_.add(",\"", key, "\":");
  } else {
    out_.add(R"(,"args":{")", key, "\":");
  }
  has_args_ = true;
}

}  // namespace asyncio::detail
