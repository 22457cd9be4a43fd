#pragma once

#include <memory>
#include <string>

#include "asyncio/trace.hpp"

namespace asyncio::detail {

/// Where the events of one loop go, besides its host.
class TraceSink {
 public:
  TraceSink() noexcept = default;
  TraceSink(const TraceSink&) = delete;
  TraceSink& operator=(const TraceSink&) = delete;
  virtual ~TraceSink() = default;

  /// Called on any thread.
  virtual void write(const TraceEvent& event) = 0;
};

/// A trace file of its own. @throws std::system_error if it can't be written.
std::unique_ptr<TraceSink> open_trace(const std::string& path);
/// The file that `ASYNCIO_TRACE` names, which all loops of a process share; null if it names none.
std::unique_ptr<TraceSink> trace_of_environment();

}  // namespace asyncio::detail
