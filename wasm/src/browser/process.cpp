// The life of a program in a page: how it starts, and every way in which it ends.
//
// `exit` and `abort` replace those of Emscripten's library, which unwind by a JavaScript exception:
// that would run destructors on its way, end in `std::terminate` where it meets a `noexcept`
// function, and finish the program from JavaScript, where it could not wait any more. A trap
// unwinds nothing, as in a native process.

#include "process.hpp"

#include <sys/ioctl.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>

#include "describe.hpp"
#include "imports.hpp"

namespace asyncio::browser {

constinit Arguments arguments;

namespace {

[[noreturn]] void abort(const char* cause) {
  asyncio_host_abort(cause);
  __builtin_trap();
}

bool ran_out_of_memory = false;

/// Called when `new` finds no memory, before it throws `std::bad_alloc`.
void note_end_of_memory() {
  ran_out_of_memory = true;
  std::set_new_handler(nullptr);
}

/// As native runtimes do, tells what ended the program; libc++abi's own handler is silent here.
[[noreturn]] void terminate() {
  // An exception that crosses many coroutines needs memory for each, and there is none for it.
  if (ran_out_of_memory) abort("out of memory");
  if (const std::exception_ptr error = std::current_exception()) {
    std::fprintf(stderr, "std::terminate was called by an exception: %s\n",
                 detail::describe(error).c_str());
  } else if (std::uncaught_exceptions() > 0) {
    // The compiler's handler for it does not say which.
    abort("an exception was about to leave a noexcept function or a destructor");
  }
  abort("std::terminate was called");
}

}  // namespace

}  // namespace asyncio::browser

extern "C" {

int program_main() __asm__("main");
// musl's; empty if the program uses no such thing.
void __funcs_on_exit();
void __stdio_exit();

/// The program's entry: runs it from `main` to its exit.
void asyncio_start(int argc, char** argv) {
  asyncio::browser::arguments = {argc, argv};
  std::set_terminate(asyncio::browser::terminate);
  std::set_new_handler(asyncio::browser::note_end_of_memory);
  std::exit(program_main());
}

void exit(int status) {
  __funcs_on_exit();
  __stdio_exit();
  std::_Exit(status);
}

void _Exit(int status) {
  asyncio_host_exit(status);
  __builtin_trap();
}

void abort() { asyncio::browser::abort("abort() was called"); }

void __assert_fail(const char* expression, const char* file, int line, const char* function) {
  const char* const slash = std::strrchr(file, '/');
  std::fprintf(stderr, "%s:%d: %s: assertion failed: %s\n", slash ? slash + 1 : file, line,
               function, expression);
  asyncio::browser::abort("an assertion failed");
}

/// Standard output is a terminal: stdio then writes each line when it is complete.
int __syscall_ioctl(int, int request, ...) { return request == TIOCGWINSZ ? 0 : -ENOTTY; }
}
