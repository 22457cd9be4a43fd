// Reaches code that must never run.
#include <cstdio>

int main() {
  std::puts("before the trap");
  std::fflush(stdout);
  __builtin_trap();
}
