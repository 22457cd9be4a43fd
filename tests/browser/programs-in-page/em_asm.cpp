#include <emscripten.h>

int main() {
  EM_ASM({ fetch('/reached'); });
}
