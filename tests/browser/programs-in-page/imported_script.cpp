// An import by attributes needs no definition for the linker.
extern "C" __attribute__((import_module("env"), import_name("emscripten_run_script"))) void run(
    const char* script);

int main() { run("fetch('/reached')"); }
