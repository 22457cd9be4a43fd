// Writes faster than any page can show, and never gives the thread back.
#include <asyncio/asyncio.hpp>

int main() {
  for (unsigned line = 0;; ++line) asyncio::print("line {}", line);
}
