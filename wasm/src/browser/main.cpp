#include "process.hpp"

// clang gives `int main(int, char**)` the name `__main_argc_argv` in WebAssembly, and leaves
// `int main()` its own. This adapter is in an archive member of its own: the linker takes it only
// for a program that has no `main` without arguments.

extern "C" {

int main_with_arguments(int argc, char** argv) __asm__("__main_argc_argv");
int main_without_arguments() __asm__("main");

int main_without_arguments() {
  const auto [argc, argv] = asyncio::browser::arguments;
  return main_with_arguments(argc, argv);
}
}
