// A static object whose constructor throws: the program ends before main.
#include <stdexcept>

struct Unready {
  Unready() { throw std::runtime_error("no main yet"); }
};

const Unready unready;

int main() {}
