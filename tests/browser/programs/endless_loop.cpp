// Never gives the thread back: only ending the worker stops it.
#include <cstdio>

int main() {
  std::puts("before the loop");
  std::fflush(stdout);
  volatile bool forever = true;
  while (forever) {
  }
}
