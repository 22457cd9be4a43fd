#include <cstdio>

#include "asyncio/host.hpp"
#include "browser/imports.hpp"

namespace asyncio {

namespace {

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
