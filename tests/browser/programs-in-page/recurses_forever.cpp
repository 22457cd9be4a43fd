#include <iostream>

int depth(volatile int* above) {
  volatile int here = *above + 1;
  return here < 0 ? here : depth(&here) + 1;
}

int main() {
  volatile int start = 0;
  std::cout << depth(&start);
}
