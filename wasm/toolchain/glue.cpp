// The program that the glue is generated for. It uses every function that needs JavaScript and that
// a program may have, and nothing else; a program that wants another (`emscripten_run_script`, a
// file, a socket) does not link, so that no program reaches the page or the network.

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "asyncio/host.hpp"

namespace {

template <class Function>
void* address(Function* function) {
  return reinterpret_cast<void*>(function);
}

}  // namespace

__attribute__((used)) void* const needs_javascript[] = {
    // The runtime.
    address(&asyncio::system_host),
    // Output, and an input that is at its end.
    address(&std::printf),
    address(&std::getchar),
    address(&isatty),
    // The environment, and memory that grows.
    address(&std::getenv),
    address(&std::malloc),
    // Clocks and calendars.
    address(&std::time),
    address(&std::clock),
    address(&clock_gettime),
    address(&clock_getres),
    address(&std::localtime),
    address(&std::gmtime),
    address(&std::mktime),
    address(&timegm),
    address(&tzset),
    // std::random_device
    address(&getentropy),
};

int main() {}
