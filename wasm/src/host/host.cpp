#include "asyncio/host.hpp"

#include <cstdio>
#include <cstdlib>

namespace asyncio {

// Through stdio, so that it keeps its place among what the program writes by printf or std::cout.
void Host::write(Stream stream, std::string_view bytes) {
  std::FILE* const file = stream == Stream::out ? stdout : stderr;
  std::fwrite(bytes.data(), 1, bytes.size(), file);
  std::fflush(file);
}

std::unique_ptr<Host> default_host() {
  const char* const clock = std::getenv("ASYNCIO_CLOCK");
  return clock && std::string_view(clock) == "virtual" ? virtual_host() : system_host();
}

}  // namespace asyncio
