// Takes all the memory that there is and asks for more without end.
#include <cstdlib>
#include <iostream>

int main() {
  std::cout << "allocating" << std::endl;
  for (;;) {
    if (void* const block = std::malloc(1 << 20)) static_cast<volatile char*>(block)[0] = 1;
  }
}
