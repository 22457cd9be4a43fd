#include <cerrno>
#include <ctime>

#include "imports.hpp"

// `std::this_thread::sleep_for`, `sleep` and `usleep` all come here. Emscripten's own would burn
// the processor until the time is over.
extern "C" int nanosleep(const timespec* duration, timespec*) {
  if (duration->tv_sec < 0 || duration->tv_nsec < 0 || duration->tv_nsec >= 1'000'000'000) {
    errno = EINVAL;
    return -1;
  }
  asyncio_host_wait(static_cast<double>(duration->tv_sec) +
                    static_cast<double>(duration->tv_nsec) / 1e9);
  return 0;
}
