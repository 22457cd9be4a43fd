// What EM_ASM expands to.
extern "C" int emscripten_asm_const_int(const char* code, const char* signature, ...);
__attribute__((section("em_asm"), aligned(1))) static const char code[] = "fetch('/reached')";

int main() { return emscripten_asm_const_int(code, ""); }
