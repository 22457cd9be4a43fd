#include "current_host.hpp"

#include <memory>
#include <utility>

#include "asyncio/blocking_sleep.hpp"

namespace asyncio {

namespace detail {

namespace {

constinit thread_local Host* current = nullptr;

}  // namespace

Host& current_host() {
  if (current) return *current;
  static const std::unique_ptr<Host> host = default_host();
  return *host;
}

HostScope::HostScope(Host& host) noexcept : previous_(std::exchange(current, &host)) {}
HostScope::~HostScope() { current = previous_; }

}  // namespace detail

void blocking_sleep(Seconds duration) {
  if (duration.count() > 0) detail::current_host().block_for(duration.count());
}

}  // namespace asyncio
