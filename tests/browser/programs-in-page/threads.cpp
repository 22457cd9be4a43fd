#include <future>
#include <iostream>

int main() {
  std::cout << std::async([] { return 1; }).get();
}
