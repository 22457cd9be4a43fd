#include "current_host.hpp"

#include <memory>
#include <utility>

#include "asyncio/blocking_sleep.hpp"
#include "asyncio/detail/running.hpp"
#include "tracer.hpp"

namespace asyncio::detail {

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

void BlockingSleep::operator()(Seconds duration, std::source_location where) const {
  if (!(duration.count() > 0)) return;
  Host& host = current_host();
  if (running.tracer) running.tracer->blocked(host.now() + duration.count(), where);
  host.block_for(duration.count());
}

}  // namespace asyncio::detail
