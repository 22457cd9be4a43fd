#pragma once

#include "asyncio/host.hpp"

namespace asyncio::detail {

/// The host of the loop that runs or is being cleaned up; else the process's own.
Host& current_host();

/// Makes a host the current one of this thread.
class HostScope {
 public:
  explicit HostScope(Host& host) noexcept;
  HostScope(const HostScope&) = delete;
  HostScope& operator=(const HostScope&) = delete;
  ~HostScope();

 private:
  Host* previous_;
};

}  // namespace asyncio::detail
