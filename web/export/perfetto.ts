/**
 * A recording as Chrome's trace-event JSON, which Perfetto and chrome://tracing open. The runtime's
 * `ASYNCIO_TRACE` writes the same natively (wasm/src/trace_file.cpp); this is the mapping of both.
 *
 * The file: `{"displayTimeUnit":"ms","traceEvents":[…]}`. Times (`ts`, `dur`) are in microseconds, with
 * three decimals at most. Slices are pairs of `B` and `E`, in the order in which things happened, and
 * all are closed: those that the recording leaves open, innermost first, at its end.
 *
 * Tracks. `pid` 1 is the program (`process_name`): `tid` 1 its event loop (`thread_name` "event loop"),
 * and `tid` id + 1 the task of that id (`thread_name` "say_after (Task-2)"; again if it is renamed), with
 * `thread_sort_index` = tid, so tasks stand in the order in which they were made. `pid` 2 are the worker
 * threads, if there are any: `tid` = the thread's number, "thread 1". Metadata (`M`) comes before the
 * first event of its track.
 *
 * A task's track is the stack of what it awaits, with its state as the innermost slice:
 *
 * | slice | `cat` | `name` | `args` |
 * | --- | --- | --- | --- |
 * | task, from `task_created` to `task_ended` | `task` | its function | `task`: its name, `made_by`: its parent's name, `made_at`; on its `E`: `outcome` (returned, raised, cancelled), `text`: result or error |
 * | call, from `called` to `returned` | `call` | the coroutine function | `awaited_at` |
 * | state, innermost | `state` | `ready`, `running`, `sleeping` (a sleep), `yielding` (a turn), `waiting on Lock 1` (an object, or a task in the words of its track), `waiting` (foreign, or nothing known) | of what is not ready or running: `at`; of a sleep `until` (seconds) |
 * | blocking, inside running, `X` with `dur` | `blocking` | `blocking_sleep` | `at` |
 *
 * Where a call begins or returns, the state's slice ends and begins again within the new stack. Places
 * are written `main.cpp:12`, with the file's basename, and are left out if unknown; so are other unknown
 * args. The number of an object is its number among those of its class, from 1 (`Lock 1`).
 * The slice of a task ends 0.01 µs after `task_ended`: a flow may begin at a task's end and needs an
 * open slice there.
 *
 * The loop's track: slices `run` (`run_began` to `run_ended`, cat `loop`), callbacks (`callback_began`
 * to `callback_ended`, cat `callback`, name: what it is, or `callback`) and `idle` (from `idle` to the
 * next event, cat `loop`). A thread's track: `thread_began` to `thread_ended`, cat `thread`, name `call`.
 *
 * Instants (`i`, scope `t`) on the task's track, or the loop's if `task` is 0 (also for what `blocked`):
 *
 * | event | `cat` | `name` | `args` |
 * | --- | --- | --- | --- |
 * | printed | `print` | the text without its line end | `stream`: stdout or stderr |
 * | cancel_requested | `cancel` | `cancel requested` | `by`: the canceller's name, or callback, the group, shutdown; `message` |
 * | group_aborted, on the track of `by` | `cancel` | `TaskGroup 1 cancels its tasks` | `because`: the failed task's name |
 * | never_awaited | `warning` | `coroutine 'f' was never awaited` | |
 * | never_retrieved | `warning` | `exception was never retrieved` | `text` |
 * | deadlocked, on the loop's, scope `p` | `warning` | `deadlock` | |
 *
 * Flows (`s` and `f` with `bp` "e", own `id` each, from 1): `woken` (name and cat `wake`) and
 * `task_created` (name and cat `create`) of a task `by` another. `s` stands on the track of `by`, or if
 * that is 0 and a callback runs, on the loop's, at the event's time or, if `by` has ended, at its end;
 * `f` on the task's, at the event's time and after the `B` of its `ready`. Without such a source (a
 * timer is no one's) there is no flow.
 *
 * All other events are not shown.
 */
