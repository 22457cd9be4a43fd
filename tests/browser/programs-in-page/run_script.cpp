// Declares by hand what Emscripten's headers would.
extern "C" void emscripten_run_script(const char* script);

int main() { emscripten_run_script("postMessage('reached'); fetch('/reached')"); }
