#include "trace_tracks.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace asyncio::detail {

Microseconds::Microseconds(std::int64_t nanoseconds) {
  char* to = text_.data();
  if (nanoseconds < 0) *to++ = '-';
  const auto size = static_cast<std::uint64_t>(nanoseconds);
  const std::uint64_t absolute = nanoseconds < 0 ? 0 - size : size;
  const fmt::format_int whole(absolute / 1000);
  to = std::copy_n(whole.data(), whole.size(), to);
  const auto rest = static_cast<unsigned>(absolute % 1000);
  *to++ = '.';
  *to++ = static_cast<char>('0' + rest / 100);
  *to++ = static_cast<char>('0' + rest / 10 % 10);
  *to++ = static_cast<char>('0' + rest % 10);
  size_ = static_cast<std::size_t>(to - text_.data());
}

Track::Track(std::uint64_t pid, std::uint64_t tid) {
  const auto end = fmt::format_to_n(text_.data(), text_.size(), "\"pid\":{},\"tid\":{}", pid, tid);
  size_ = static_cast<std::uint8_t>(end.size);
}

TraceRecord& TraceRecord::arg(std::string_view key, std::string_view text) {
  if (text.empty()) return *this;
  begin_arg(key);
  out_.add("\"");
  out_.add(text);
  out_.add("\"");
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
  out_.add({text.data(), written.size});
  return *this;
}

TraceRecord& TraceRecord::place_arg(std::string_view key, std::string_view file,
                                    std::uint32_t line) {
  if (file.empty() || line == 0) return *this;
  begin_arg(key);
  out_.add("\"");
  out_.add(file);
  out_.add(":");
  out_.add_number(line);
  out_.add("\"");
  return *this;
}

void TraceRecord::begin_arg(std::string_view key) {
  out_.add(has_args_ ? std::string_view(",\"") : std::string_view(",\"args\":{\""));
  out_.add(key);
  out_.add("\":");
  has_args_ = true;
}

}  // namespace asyncio::detail
