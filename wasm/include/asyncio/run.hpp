#pragma once

#include <string>
#include <utility>

#include "asyncio/coro.hpp"
#include "asyncio/loop.hpp"
#include "asyncio/task.hpp"

namespace asyncio {

/// How `run` is to run: `asyncio::run(main(), {.debug = true})`.
struct RunOptions {
  /// Debug mode, see `Loop::set_debug`.
  bool debug = false;
  /// The clock and output to use, see `asyncio/host.hpp`; must outlive the call. Null for
  /// `default_host()`.
  Host* host = nullptr;
  /// Where to write a trace of the run, a file for https://ui.perfetto.dev; empty for none, or for
  /// the file that the environment names: `ASYNCIO_TRACE=trace.json`.
  std::string trace = {};
};

namespace detail {

/// The life of one `run`: makes the loop, and in the end cancels what is left over.
class Runner {
 public:
  /// @throws RuntimeError if a loop runs on this thread; std::system_error if the trace can't be
  /// written.
  explicit Runner(const RunOptions& options);

  const EventLoop& loop() const noexcept { return loop_; }
  /// Runs until `main` is done, cancels the tasks that are left, waits for them, and closes the
  /// loop; closes it too when an exception ends the loop itself.
  void run(FutureCore& main);

 private:
  void run_until_done(FutureCore& future);
  void cancel_all_tasks();
  void shut_down();

  EventLoop loop_;
};

}  // namespace detail

/// Runs `main` on a new event loop until it returns, and gives its result.
///
/// Tasks that are not done then are cancelled and waited for; their errors go to the loop's
/// exception handler.
/// See https://docs.python.org/3/library/asyncio-runner.html#asyncio.run
///
/// @throws what `main` throws; DeadlockError if nothing can ever happen again;
///   RuntimeError if a loop runs on this thread already (`main` is untouched then);
///   std::system_error if the trace can't be written.
template <class T>
T run(Coro<T>&& main, const RunOptions& options = {}) {
  detail::Runner runner(options);
  const Task<T> task = runner.loop().create_task(std::move(main), {}, {});
  runner.run(*task.core());
  return task.result();
}

}  // namespace asyncio
