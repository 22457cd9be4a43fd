#pragma once

#include <fmt/format.h>

#include <asyncio/host.hpp>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

/// A virtual clock that writes down what the program writes, each piece with its time:
/// `[1.500] text`, or `[1.500] stderr: text`.
class RecordingHost final : public asyncio::Host {
 public:
  double now() override { return clock_->now(); }
  void wait_until(double deadline) override {
    ++waits_;
    clock_->wait_until(deadline);
  }
  void wake() override { clock_->wake(); }
  void block_for(double seconds) override { clock_->block_for(seconds); }
  void work_began() override { clock_->work_began(); }
  void work_ended() override { clock_->work_ended(); }
  void write(asyncio::Stream stream, std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    log_ += fmt::format("[{:.3f}] {}{}", now(), stream == asyncio::Stream::error ? "stderr: " : "",
                        bytes);
  }

  const std::string& log() const { return log_; }
  /// How often the loop slept.
  int waits() const { return waits_; }

 private:
  const std::unique_ptr<asyncio::Host> clock_ = asyncio::virtual_host();
  int waits_ = 0;
  std::mutex mutex_;
  std::string log_;
};
