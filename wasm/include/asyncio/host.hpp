#pragma once

#include <memory>
#include <string_view>

namespace asyncio {

struct TraceEvent;

/// Where a program's text goes.
enum class Stream { out = 1, error = 2 };

/// All that differs between a process, a browser and a test: the clock, waiting, and output.
///
/// The clock belongs to the host: it may run at another speed than the wall clock, or jump, and the
/// program cannot tell. `wait_until` is called on the loop's own thread; all other members may be
/// called from any thread as soon as the program has several. A host of one's own must outlive the
/// loop, and the executor jobs that the loop has started.
class Host {
 public:
  Host() = default;
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;
  virtual ~Host() = default;

  /// Seconds on a clock that never goes back.
  virtual double now() = 0;

  /// Returns when `now()` has reached `deadline` (seconds), or earlier after `wake()`. Sleeps: it
  /// never burns the processor. `deadline` may be infinite.
  virtual void wait_until(double deadline) = 0;

  /// Ends a `wait_until` that is under way, or else the next one.
  virtual void wake() = 0;

  /// Blocks the calling thread, the loop's or a worker's, for that long on this host's clock.
  virtual void block_for(double seconds) = 0;

  /// A worker thread has work for this loop (once for each such piece). A clock that jumps over
  /// waits must stand still until `work_ended`, but for the time that the worker spends in
  /// `block_for`. Clocks that run by themselves need not know.
  virtual void work_began() {}
  /// The loop has heard of what a worker thread did, or that thread waits for the loop now.
  virtual void work_ended() {}

  /// Whether it wants to hear of what loops do; asked when a loop is made for it.
  virtual bool traces() { return false; }
  /// Told of each event in the order in which they happen, see `asyncio/trace.hpp`. Must not throw.
  virtual void trace(const TraceEvent&) {}

  /// Writes the bytes to the program's output at once; one call stays one piece.
  virtual void write(Stream stream, std::string_view bytes);
};

/// The host of an ordinary program: a steady clock that starts at 0, real waiting. In the browser
/// build the page's clock and timers.
std::unique_ptr<Host> system_host();

/// A host whose clock starts at 0 and stands still while anything can run; waiting jumps to the
/// deadline at once. For tests: a program that sleeps for hours is over in milliseconds, and its
/// times are exact.
std::unique_ptr<Host> virtual_host();

/// `virtual_host()` if the environment says `ASYNCIO_CLOCK=virtual`, else `system_host()`.
std::unique_ptr<Host> default_host();

}  // namespace asyncio
