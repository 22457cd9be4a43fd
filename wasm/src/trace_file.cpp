#include "trace_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace asyncio::detail {

namespace {

/// So much is written at once.
constexpr std::size_t piece = 65'536;

/// Before a wait of so many seconds all is written, so that the file of a program that is killed
/// lacks little.
constexpr double long_wait = 0.1;

void warn(const std::string& text) { std::fprintf(stderr, "asyncio: %s\n", text.c_str()); }

/// Threads may outlive it, and still have events to tell: what it holds is completed, never
/// deleted.
class EnvironmentTrace {
 public:
  EnvironmentTrace() {
    const char* const path = std::getenv("ASYNCIO_TRACE");
    if (!path || *path == '\0') return;
    try {
      file_ = new TraceFile(path);
    } catch (const std::system_error& error) {
      warn(error.what());
    }
  }
  EnvironmentTrace(const EnvironmentTrace&) = delete;
  EnvironmentTrace& operator=(const EnvironmentTrace&) = delete;
  ~EnvironmentTrace() {
    if (file_) file_->finish();
  }

  TraceFile* file() const { return file_; }

 private:
  TraceFile* file_ = nullptr;
};

}  // namespace

TraceFile::TraceFile(const std::string& path) : path_(path), file_(std::fopen(path.c_str(), "wb")) {
  if (!file_) {
    const int error = errno;
    std::string text = "cannot write the trace '";
    text += path;
    text += '\'';
    throw std::system_error(error, std::generic_category(), text);
  }
  std::setvbuf(file_, nullptr, _IONBF, 0);
}

TraceFile::~TraceFile() { finish(); }

int TraceFile::begin_run() {
  const std::lock_guard lock(mutex_);
  const int run = static_cast<int>(runs_.size()) + 1;
  runs_.emplace_back(run, text_, flows_);
  // Each record begins with a comma, but the array with a bracket.
  if (run == 1) text_.set_front('[');
  return run;
}

void TraceFile::write(int run, const TraceEvent& event) {
  const std::lock_guard lock(mutex_);
  if (!file_ || error_ != 0) return;
  runs_[static_cast<std::size_t>(run) - 1].write(event);
  const bool pause = event.kind == TraceEvent::Kind::run_ended ||
                     (event.kind == TraceEvent::Kind::idle && event.value - event.time > long_wait);
  if (text_.view().size() >= piece || pause) flush();
}

void TraceFile::finish() noexcept {
  const std::lock_guard lock(mutex_);
  if (!file_) return;
  for (TraceRun& run : runs_) run.finish();
  text_.add(runs_.empty() ? "[]\n" : "\n]\n");
  flush();
  if (std::fclose(file_) != 0 && error_ == 0) error_ = errno;
  file_ = nullptr;
  if (error_ == 0) return;
  std::string text = "the trace '";
  text += path_;
  text += "' is not complete: ";
  text += std::generic_category().message(error_);
  warn(text);
}

void TraceFile::flush() {
  const std::string_view text = text_.view();
  if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), file_) != text.size()) error_ = errno;
  text_.clear();
}

TraceFile* trace_file_of_environment() {
  static const EnvironmentTrace trace;
  return trace.file();
}

}  // namespace asyncio::detail
