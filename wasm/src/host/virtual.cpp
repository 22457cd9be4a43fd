#include <algorithm>

#include "asyncio/host.hpp"

namespace asyncio {

namespace {

class VirtualHost final : public Host {
 public:
  double now() override { return now_; }
  void wait_until(double deadline) override { now_ = std::max(now_, deadline); }
  void wake() override {}
  void block_for(double seconds) override { now_ += seconds; }

 private:
  double now_ = 0;
};

}  // namespace

std::unique_ptr<Host> virtual_host() { return std::make_unique<VirtualHost>(); }

}  // namespace asyncio
