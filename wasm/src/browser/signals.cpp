// `std::signal` and `std::raise` work within the program. Emscripten's own would call the handler
// through JavaScript.

extern "C" {

void __call_sighandler(void (*handler)(int), int signal) { handler(signal); }

/// Before a signal ends the program; nothing keeps it alive beyond `main`.
void _emscripten_runtime_keepalive_clear() {}
}
