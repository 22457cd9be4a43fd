#include "asyncio/run.hpp"

#include "asyncio/detail/running.hpp"
#include "asyncio/errors.hpp"
#include "asyncio/gather.hpp"
#include "current_host.hpp"
#include "loop_core.hpp"
#include "tracer.hpp"

namespace asyncio::detail {

namespace {

void require_no_running_loop() {
  if (running.loop) throw RuntimeError("asyncio.run() cannot be called from a running event loop");
}

}  // namespace

Runner::Runner(const RunOptions& options)
    : loop_((require_no_running_loop(), new_event_loop(options.host))) {
  loop_.set_debug(options.debug);
  if (options.trace.empty()) return;
  LoopCore& core = *loop_.core();
  core.set_tracer(std::make_unique<Tracer>(core.host(), open_trace(options.trace)));
}

void Runner::run(FutureCore& main) {
  const HostScope scope(loop_.core()->host());
  std::exception_ptr stopped;
  try {
    run_until_done(main);
  } catch (...) {
    stopped = std::current_exception();
  }
  try {
    cancel_all_tasks();
    shut_down();
  } catch (...) {
    if (!stopped) stopped = std::current_exception();
  }
  loop_.close();
  if (stopped) std::rethrow_exception(stopped);
}

void Runner::run_until_done(FutureCore& future) {
  // Not `run_until_complete`: the exception of the task itself is for `run` to throw, at the end.
  loop_.core()->run_until_done(future, true);
}

/// As CPython does, also where there is nothing to shut down: tasks are numbered by it.
void Runner::shut_down() {
  LoopCore& core = *loop_.core();
  // What nobody sees is not told either.
  const bool idle = core.generators.empty() && !core.has_jobs();
  std::unique_ptr<Tracer> tracer;
  if (idle) tracer = core.set_tracer(nullptr);
  loop_.run_until_complete(loop_.shutdown_asyncgens());
  loop_.run_until_complete(loop_.shutdown_default_executor());
  if (idle) core.set_tracer(std::move(tracer));
}

void Runner::cancel_all_tasks() {
  std::vector<Task<>> tasks;
  for (auto& task : loop_.core()->pending_tasks()) tasks.emplace_back(std::move(task));
  if (tasks.empty()) return;
  {
    const TraceCanceller canceller(loop_.core()->tracer(), TraceEvent::Canceller::shutdown);
    for (const Task<>& task : tasks) task.cancel();
  }
  run_until_done(*gather(return_exceptions, tasks).core());
  for (const Task<>& task : tasks) {
    if (task.cancelled()) continue;
    if (std::exception_ptr error = task.exception()) {
      loop_.call_exception_handler({.message = "unhandled exception during asyncio.run() shutdown",
                                    .exception = std::move(error),
                                    .future = task});
    }
  }
}

}  // namespace asyncio::detail
