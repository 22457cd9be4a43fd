#pragma once

#include <asyncio/host.hpp>
#include <memory>

/// A virtual clock for hosts of tests, which watch something besides.
class VirtualClockHost : public asyncio::Host {
 public:
  double now() override { return clock_->now(); }
  void wait_until(double deadline) override { clock_->wait_until(deadline); }
  void wake() override { clock_->wake(); }
  void block_for(double seconds) override { clock_->block_for(seconds); }
  void work_began() override { clock_->work_began(); }
  void work_ended() override { clock_->work_ended(); }

 private:
  const std::unique_ptr<asyncio::Host> clock_ = asyncio::virtual_host();
};
