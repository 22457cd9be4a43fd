#include <cstddef>

/// What `sysconf` takes for the machine's memory; `std::thread::hardware_concurrency` needs it too.
extern "C" std::size_t emscripten_get_heap_max() {
  return std::size_t{PROGRAM_MEMORY_MIB} * 1024 * 1024;
}
