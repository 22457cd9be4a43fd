#pragma once

#include <cstdint>
#include <cstdio>
#include <deque>
#include <mutex>
#include <string>

#include "asyncio/trace.hpp"
#include "json_text.hpp"
#include "trace_run.hpp"

namespace asyncio::detail {

/// A file of what loops did, which Perfetto (https://ui.perfetto.dev) and chrome://tracing open.
///
/// It is the plain array of Chrome's trace-event format, which may lack its end: what is left of a
/// program that crashed can be opened, too. All members may be called from any thread.
class TraceFile {
 public:
  /// @throws std::system_error with the path and the reason if the file cannot be written.
  explicit TraceFile(const std::string& path);
  TraceFile(const TraceFile&) = delete;
  TraceFile& operator=(const TraceFile&) = delete;
  ~TraceFile();

  /// A new run: a process of its own in the file. Returns its number.
  int begin_run();
  void write(int run, const TraceEvent& event);

  /// Completes and closes the file; what comes later is dropped. If it could not be written, stderr
  /// tells so.
  void finish() noexcept;

 private:
  void flush();

  std::mutex mutex_;
  const std::string path_;
  std::FILE* file_;
  int error_ = 0;
  JsonText text_;
  std::uint64_t flows_ = 0;
  std::deque<TraceRun> runs_;
};

/// The file that the environment names by `ASYNCIO_TRACE`, opened at the first call and completed
/// when the program ends; null if it names none. If it cannot be opened, stderr tells so once, and
/// it is null.
TraceFile* trace_file_of_environment();

}  // namespace asyncio::detail
