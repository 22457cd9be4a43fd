#include "trace_sink.hpp"

#include "trace_file.hpp"

namespace asyncio::detail {

namespace {

/// One run in a file that others may write into, too.
class SharedFileSink final : public TraceSink {
 public:
  explicit SharedFileSink(TraceFile& file) : file_(file), run_(file.begin_run()) {}
  void write(const TraceEvent& event) override { file_.write(run_, event); }

 private:
  TraceFile& file_;
  const int run_;
};

class OwnFileSink final : public TraceSink {
 public:
  explicit OwnFileSink(const std::string& path) : file_(path), run_(file_.begin_run()) {}
  void write(const TraceEvent& event) override { file_.write(run_, event); }

 private:
  TraceFile file_;
  const int run_;
};

}  // namespace

std::unique_ptr<TraceSink> open_trace(const std::string& path) {
  return std::make_unique<OwnFileSink>(path);
}

std::unique_ptr<TraceSink> trace_of_environment() {
  TraceFile* const file = trace_file_of_environment();
  return file ? std::make_unique<SharedFileSink>(*file) : nullptr;
}

}  // namespace asyncio::detail
