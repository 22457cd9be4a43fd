#pragma once

/// What the runtime asks of JavaScript; the other side is `host/browser.js`.

extern "C" {

/// Seconds since the program's start, on the page's clock.
double asyncio_host_now();

/// Returns when that many seconds have passed on the page's clock. Meanwhile the whole program is
/// suspended, and the worker's event loop runs if the browser can switch stacks.
void asyncio_host_wait(double seconds);

/// Tells the status that the program exits with.
void asyncio_host_exit(int status);

/// Tells why the program is about to trap.
void asyncio_host_abort(const char* cause);
}
