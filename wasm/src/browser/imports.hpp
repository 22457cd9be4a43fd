#pragma once

#include <cstddef>

/// What the runtime asks of JavaScript; the other side is `host/browser.js`.

extern "C" {

/// Seconds since the program's start, on the page's clock.
double asyncio_host_now();

/// Returns when that many seconds have passed on the page's clock. Meanwhile the whole program is
/// suspended, and the worker's event loop runs if the browser can switch stacks.
void asyncio_host_wait(double seconds);

/// Whether the page wants to hear of what loops do.
bool asyncio_host_traces();

/// Hands over one event: a head of 40 bytes, little-endian, and its text (see `encode` in
/// `host/browser.cpp`).
void asyncio_host_trace(const void* event, std::size_t length);

/// Tells the status that the program exits with.
void asyncio_host_exit(int status);

/// Tells why the program is about to trap.
void asyncio_host_abort(const char* cause);
}
