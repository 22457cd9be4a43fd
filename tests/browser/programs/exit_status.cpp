// Both streams, an unfinished line, and a status that is not 0.
#include <cstdio>
#include <cstdlib>

int main() {
  std::puts("to stdout");
  std::fflush(stdout);
  std::fputs("to stderr\n", stderr);
  std::fputs("no end of line", stdout);
  std::fflush(stdout);
  std::exit(3);
}
