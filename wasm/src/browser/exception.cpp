// What the page shows of an exception that nobody caught.

#include <unwind.h>

#include <cstdio>
#include <exception>
#include <string>

#include "describe.hpp"

namespace {

std::exception_ptr uncaught;
std::string text;

}  // namespace

extern "C" {

/// Takes the exception that left the program, by the pointer that its WebAssembly exception
/// carries.
void asyncio_catch(_Unwind_Exception* thrown) {
  std::fflush(nullptr);
  try {
    _Unwind_RaiseException(thrown);
  } catch (...) {
    uncaught = std::current_exception();
  }
}

const char* asyncio_caught_type() {
  text = asyncio::detail::type_name(uncaught);
  return text.c_str();
}

const char* asyncio_caught_message() {
  text = asyncio::detail::error_message(uncaught);
  return text.c_str();
}
}
