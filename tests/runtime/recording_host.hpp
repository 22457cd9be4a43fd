#pragma once

#include <fmt/format.h>

#include <mutex>
#include <string>
#include <string_view>

#include "../virtual_clock_host.hpp"

/// A virtual clock that writes down what the program writes, each piece with its time:
/// `[1.500] text`, or `[1.500] stderr: text`.
class RecordingHost final : public VirtualClockHost {
 public:
  void wait_until(double deadline) override {
    ++waits_;
    VirtualClockHost::wait_until(deadline);
  }
  void write(asyncio::Stream stream, std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    log_ += fmt::format("[{:.3f}] {}{}", now(), stream == asyncio::Stream::error ? "stderr: " : "",
                        bytes);
  }

  const std::string& log() const { return log_; }
  /// How often the loop slept.
  int waits() const { return waits_; }

 private:
  int waits_ = 0;
  std::mutex mutex_;
  std::string log_;
};
