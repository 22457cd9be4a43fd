#include "current_host.hpp"

#include "asyncio/blocking_sleep.hpp"
#include "asyncio/detail/running.hpp"
#include "loop_core.hpp"

namespace asyncio {

namespace detail {

Host& current_host() {
  if (running.loop) return running.loop->host();
  static const std::unique_ptr<Host> host = default_host();
  return *host;
}

}  // namespace detail

void blocking_sleep(Seconds duration) {
  if (duration.count() > 0) detail::current_host().block_for(duration.count());
}

}  // namespace asyncio
