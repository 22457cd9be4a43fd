// Over all of its memory, its own stack included, and then beyond.
#include <cstring>

int main() {
  const std::size_t size = __builtin_wasm_memory_size(0) * 65536;
  volatile char* beyond = nullptr;
  std::memset(nullptr, 0x5a, size);
  *beyond = 1;
}
