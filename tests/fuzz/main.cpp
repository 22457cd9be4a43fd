// Runs plans on the runtime, as plan.py does in CPython: one a line of standard input, each trace
// closed by a line that says "%".

#include <iostream>

#include "interpreter.hpp"

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    const fuzz::Node plan = fuzz::Node::parse(line);
    std::cout << fuzz::Machine(plan).run() << '%' << std::endl;
  }
}
