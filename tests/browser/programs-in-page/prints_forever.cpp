#include <asyncio/asyncio.hpp>

int main() {
  for (unsigned line = 0;; ++line) asyncio::print("line {}", line);
}
