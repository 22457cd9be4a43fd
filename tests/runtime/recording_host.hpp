#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <asyncio/host.hpp>
#include <string>
#include <string_view>

/// A virtual clock that writes down what the program writes, each piece with its time:
/// `[1.500] text`, or `[1.500] stderr: text`.
class RecordingHost final : public asyncio::Host {
 public:
  double now() override { return now_; }
  void wait_until(double deadline) override {
    ++waits_;
    now_ = std::max(now_, deadline);
  }
  void wake() override {}
  void block_for(double seconds) override { now_ += seconds; }
  void write(asyncio::Stream stream, std::string_view bytes) override {
    log_ += fmt::format("[{:.3f}] {}{}", now_, stream == asyncio::Stream::error ? "stderr: " : "",
                        bytes);
  }

  const std::string& log() const { return log_; }
  /// How often the loop slept.
  int waits() const { return waits_; }

 private:
  double now_ = 0;
  int waits_ = 0;
  std::string log_;
};
