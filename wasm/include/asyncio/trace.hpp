#pragma once

#include <cstdint>
#include <string_view>

namespace asyncio {

/// One thing that a loop did. All that can be seen of a running program, the page's timeline, its
/// loop view and the files of `ASYNCIO_TRACE`, is made of these.
///
/// Tasks, futures, other objects (locks, groups, ...) and callbacks share one sequence of ids,
/// which begins at 1 with each program; 0 is "none". Files and functions have sequences of their
/// own. What has an id is told of before it is referred to. A field that a kind does not name is 0.
struct TraceEvent {
  /// What happened.
  enum class Kind : std::uint8_t {
    /// `file`: from now on the number of the source file `text`.
    file = 1,
    /// `object`: from now on the number of the coroutine function `text`, defined at `file`,
    /// `line`.
    function,
    /// `task` was made by the task `by` of the coroutine function `object`, and is ready. `file`,
    /// `line`: the call of `create_task`, if known. `text`: its name.
    task_created,
    /// `task` is called `text` from now on.
    task_named,
    /// `task` runs. `detail`: 1 at its first step.
    resumed,
    /// `task` stops at `file`, `line`, in its innermost coroutine. `detail`: a `Wait`. `object`:
    /// what it waits for. `value`: for a sleep, the time when that is over.
    suspended,
    /// `task` is ready to go on. `detail`: a `Cause`. `by`: the task that did it. `object`: the
    /// future or task that is done.
    woken,
    /// `task` is done. `detail`: an `Outcome`. `text`: the result or the error.
    task_ended,
    /// `task` is asked to end. `by`: the task that asks. `detail`: a `Canceller`. `object`: the
    /// group, if that asks. `text`: the message.
    cancel_requested,
    /// `task` awaits the coroutine function `object` directly, at `file`, `line`: a call.
    called,
    /// The innermost coroutine of `task` that was `called` is over.
    returned,
    /// `task` writes `text` (only its beginning, if it is long). `detail`: a `Stream`.
    printed,
    /// `object` exists. `detail`: an `ObjectKind`. `by`: the task that made it, or waits for it
    /// first. `text`: its class.
    object,
    /// `object` (a gather, a group, ...) awaits the task or future `task`.
    member,
    /// `task` has the lock `object` now.
    acquired,
    /// `task` has given the lock `object` back.
    released,
    /// `task` lets the loop call the callback `object` at `value` (seconds). `detail`: 1 for one
    /// with a timer. `text`: what it is.
    callback_scheduled,
    /// The callback `object` will not run.
    callback_cancelled,
    /// The callback `object` runs.
    callback_began,
    /// It is over.
    callback_ended,
    /// Nothing is ready: the loop sleeps, until `value` at the latest.
    idle,
    /// A worker thread, number `by`, calls the function behind the future `object`.
    thread_began,
    /// It is over.
    thread_ended,
    /// The group `object` of the task `by` cancels its children, because `task` failed (0: its own
    /// block did).
    group_aborted,
    /// `task` blocks the loop's thread at `file`, `line`, by `blocking_sleep`, until `value`.
    blocked,
    /// Nothing can ever happen again.
    deadlocked,
    /// A coroutine of the function `object` was dropped by `task` and never ran.
    never_awaited,
    /// Nobody asked for the exception of the task or future `task`: `text`.
    never_retrieved,
    /// The loop begins to run.
    run_began,
    /// The loop stops.
    run_ended,
  };

  /// What a task waits for: a time, only its next turn, a future or another object, or an awaiter
  /// that the runtime does not know.
  enum class Wait : std::uint8_t { sleep = 1, turn, object, foreign };
  /// Why a task goes on: its time has come, what it waits for is done or cancelled, an object (a
  /// lock, a queue, ...) lets it, or it only gave way.
  enum class Cause : std::uint8_t { timer = 1, done, cancelled, object, turn, foreign };
  /// How a task ended.
  enum class Outcome : std::uint8_t { returned = 1, raised, cancelled };
  /// Who asks a task to end: a task, a callback (a deadline, say), its group, or the end of `run`.
  enum class Canceller : std::uint8_t { task = 1, callback, group, shutdown };
  /// What kind of thing an object is.
  enum class ObjectKind : std::uint8_t {
    future = 1,
    gather,
    group,
    wait,
    as_completed,
    shield,
    thread,
    lock,
    event,
    condition,
    semaphore,
    barrier,
    queue,
  };

  /// What happened; it says what the other fields mean.
  Kind kind;
  /// One of the enumerations above.
  std::uint8_t detail = 0;
  /// The source file of `line`.
  std::uint16_t file = 0;
  /// A line of the source; 0 if it is not known.
  std::uint32_t line = 0;
  /// The task that it is about.
  std::uint32_t task = 0;
  /// Whose doing it is.
  std::uint32_t by = 0;
  /// What else it is about.
  std::uint32_t object = 0;
  /// When it happened, in seconds of the host's clock.
  double time = 0;
  /// A time that it tells of, in seconds of the same clock.
  double value = 0;
  /// A name, a result or what was written. Only valid during the call.
  std::string_view text = {};
};

}  // namespace asyncio
