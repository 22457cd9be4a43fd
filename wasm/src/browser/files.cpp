// Calls on open files that the C library imports by their WASI names. The linker takes such an
// import as it is, whether or not the glue has it, and then the program cannot be loaded; defined
// here, they fail as they would on a terminal, which is all that is ever open.

#include <cstddef>
#include <cstdint>

namespace {

// WASI's numbers.
constexpr std::uint16_t invalid = 28;
constexpr std::uint16_t not_seekable = 70;

}  // namespace

extern "C" {

std::uint16_t __wasi_fd_pread(int, const void*, std::size_t, std::uint64_t, std::size_t*) {
  return not_seekable;
}

std::uint16_t __wasi_fd_pwrite(int, const void*, std::size_t, std::uint64_t, std::size_t*) {
  return not_seekable;
}

std::uint16_t __wasi_fd_sync(int) { return invalid; }
}
