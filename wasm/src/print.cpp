#include "asyncio/print.hpp"

#include <fmt/format.h>

#include "asyncio/detail/running.hpp"
#include "current_host.hpp"
#include "tracer.hpp"

namespace asyncio::detail {

void print_line(fmt::string_view format, fmt::format_args args) {
  fmt::memory_buffer line;
  fmt::vformat_to(fmt::appender(line), format, args);
  line.push_back('\n');
  if (running.tracer) running.tracer->printed(Stream::out, {line.data(), line.size()});
  current_host().write(Stream::out, {line.data(), line.size()});
}

}  // namespace asyncio::detail
