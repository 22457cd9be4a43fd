#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "asyncio/host.hpp"
#include "asyncio/trace.hpp"
#include "browser/imports.hpp"

namespace asyncio {

namespace {

/// How an event reaches the page.
struct EncodedEvent {
  struct Head {
    std::uint8_t kind;
    std::uint8_t detail;
    std::uint16_t file;
    std::uint32_t line;
    std::uint32_t task;
    std::uint32_t by;
    std::uint32_t object;
    std::uint32_t text_length;
    double time;
    double value;
  };
  static_assert(sizeof(Head) == 40);

  explicit EncodedEvent(const TraceEvent& event)
      : head{.kind = static_cast<std::uint8_t>(event.kind),
             .detail = event.detail,
             .file = event.file,
             .line = event.line,
             .task = event.task,
             .by = event.by,
             .object = event.object,
             .text_length = static_cast<std::uint32_t>(std::min(event.text.size(), sizeof(text))),
             .time = event.time,
             .value = event.value} {
    std::memcpy(text, event.text.data(), head.text_length);
  }

  std::size_t length() const noexcept { return sizeof(Head) + head.text_length; }

  Head head;
  char text[256];
};

bool tells_deadline(TraceEvent::Kind kind) noexcept {
  using enum TraceEvent::Kind;
  return kind == suspended || kind == callback_scheduled || kind == idle || kind == blocked;
}

/// The page's clock and timers, behind the JS library beside this file. There are no threads, so
/// nothing ends a wait early.
class BrowserHost final : public Host {
 public:
  double now() override { return asyncio_host_now() - start_; }

  void wait_until(double deadline) override {
    // A browser's timer may fire a little early, by its clock's coarse ticks.
    for (double left = deadline - now(); left > 0; left = deadline - now()) wait(left);
  }

  void wake() override {}

  void block_for(double seconds) override { wait(seconds); }

  bool traces() override { return asyncio_host_traces(); }

  /// The program's clock is the page's; that of this host begins when it is made.
  void trace(const TraceEvent& event) override {
    EncodedEvent encoded(event);
    encoded.head.time += start_;
    if (tells_deadline(event.kind)) encoded.head.value += start_;
    asyncio_host_trace(&encoded, encoded.length());
  }

 private:
  static void wait(double seconds) {
    // What was printed without a newline should be seen before the pause, not after it.
    std::fflush(stdout);
    asyncio_host_wait(seconds);
  }

  const double start_ = asyncio_host_now();
};

}  // namespace

std::unique_ptr<Host> system_host() { return std::make_unique<BrowserHost>(); }

}  // namespace asyncio
