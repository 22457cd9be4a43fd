// Into all of its memory, from the first byte on.
int main() {
  for (volatile char* byte = nullptr;; ++byte) *byte = 0x5a;
}
