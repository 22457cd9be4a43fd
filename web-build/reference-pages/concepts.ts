/**
 * The pages of the reference in their order: which headers a page tells of, and the shipped
 * example that shows the concept at work. The one list of both (tests/web/reference-pages.test.ts
 * holds it against the headers and the examples).
 */
export interface Concept {
  /** The page's address: `reference/<id>.html`. */
  readonly id: string;
  readonly title: string;
  /** One sentence; Markdown. */
  readonly summary: string;
  /** All their public names belong to this page, but those that another page claims. */
  readonly headers: readonly string[];
  /** Names that come first, and names of other pages' headers that belong here: `name` or `Class::member`. */
  readonly names?: readonly string[];
  /** Python's page of the whole concept, where the names' own do not say enough. */
  readonly python?: string;
  /** Of examples/catalog.json; the page shows the first. */
  readonly examples: readonly [string, ...string[]];
}

export interface ConceptGroup {
  readonly title: string;
  readonly concepts: readonly Concept[];
}

export const conceptGroups: readonly ConceptGroup[] = [
  {
    title: 'Coroutines and tasks',
    concepts: [
      {
        id: 'coroutines',
        title: 'Coroutines',
        summary: 'A function that can wait. Calling it runs nothing yet: it is awaited, or made a task.',
        headers: ['coro.hpp'],
        examples: ['say_after_sequence', 'forgotten_await', 'awaited_twice'],
      },
      {
        id: 'run',
        title: 'run',
        summary: 'From `main` into the asynchronous world and back: makes a loop, runs one coroutine on it, cleans up.',
        headers: ['run.hpp'],
        names: ['run'],
        examples: ['hello', 'main_ends_too_early', 'graceful_shutdown'],
      },
      {
        id: 'sleep',
        title: 'sleep',
        summary: 'Waits without blocking: other tasks run meanwhile. And its opposite, the call that blocks them all.',
        headers: ['sleep.hpp', 'blocking_sleep.hpp', 'seconds.hpp'],
        names: ['sleep'],
        examples: ['display_date', 'blocking_call'],
      },
      {
        id: 'tasks',
        title: 'Tasks',
        summary: 'A coroutine that the loop runs by itself, side by side with others, and that can be cancelled.',
        headers: ['task.hpp'],
        examples: ['say_after_tasks', 'tasks_while_main_sleeps', 'cancel_with_cleanup'],
      },
      {
        id: 'futures',
        title: 'Futures',
        summary: 'A result that somebody else will set, which any number of tasks can await.',
        headers: ['future.hpp'],
        examples: ['future_set_by_task', 'future_set_by_callback'],
      },
    ],
  },
  {
    title: 'Waiting for several',
    concepts: [
      {
        id: 'gather',
        title: 'gather',
        summary: 'Runs awaitables side by side and gives all their results, in the order of the arguments.',
        headers: ['gather.hpp', 'outcome.hpp', 'none.hpp'],
        names: ['gather', 'return_exceptions', 'ReturnExceptions'],
        examples: ['say_after_gather', 'three_counts', 'gather_failure'],
      },
      {
        id: 'task-group',
        title: 'TaskGroup',
        summary: 'A block that ends when all its tasks have, and in which one failure cancels the others.',
        headers: ['task_group.hpp'],
        examples: ['say_after_task_group', 'task_group_failure'],
      },
      {
        id: 'wait',
        title: 'wait',
        summary: 'Waits for all tasks of a list, for the first, or for some time, and says which are done.',
        headers: ['wait.hpp'],
        names: ['wait', 'WaitOptions', 'ReturnWhen', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'],
        examples: ['wait_done_pending', 'wait_first_completed'],
      },
      {
        id: 'as-completed',
        title: 'as_completed',
        summary: 'Results in the order in which they arrive.',
        headers: ['as_completed.hpp'],
        examples: ['as_completed'],
      },
      {
        id: 'timeouts',
        title: 'wait_for and timeouts',
        summary: 'A limit on how long something may take: for one awaitable, or for a whole block.',
        headers: ['wait_for.hpp', 'timeout.hpp', 'limit.hpp'],
        names: ['wait_for', 'timeout', 'timeout_at', 'Timeout'],
        examples: ['wait_for_timeout', 'timeout_block', 'retry_backoff'],
      },
      {
        id: 'shield',
        title: 'shield',
        summary: 'Keeps something from being cancelled together with who awaits it.',
        headers: ['shield.hpp'],
        examples: ['shield'],
      },
    ],
  },
  {
    title: 'Errors and blocks',
    concepts: [
      {
        id: 'errors',
        title: 'Errors',
        summary: 'The exceptions of the runtime, and what each one tells.',
        headers: ['errors.hpp'],
        python: 'https://docs.python.org/3/library/asyncio-exceptions.html',
        examples: ['gather_failure', 'retry_backoff', 'deadlock'],
      },
      {
        id: 'exception-groups',
        title: 'Exception groups',
        summary: 'Several exceptions at once, and how to take out those that you can handle.',
        headers: ['exception_group.hpp'],
        examples: ['task_group_failure'],
      },
      {
        id: 'async-with',
        title: 'async_with',
        summary: 'A block with something before and after it that may wait: Python’s `async with`.',
        headers: ['async_with.hpp'],
        examples: ['say_after_task_group', 'timeout_block'],
      },
      {
        id: 'async-generators',
        title: 'Async generators',
        summary: 'A coroutine that gives many values, one at a time, and may wait before each.',
        headers: ['async_generator.hpp'],
        examples: ['async_generator'],
      },
    ],
  },
  {
    title: 'Tasks that work together',
    concepts: [
      {
        id: 'lock',
        title: 'Lock',
        summary: 'Lets one task at a time into a piece of code that awaits.',
        headers: ['lock.hpp'],
        examples: ['dining_philosophers'],
      },
      {
        id: 'event',
        title: 'Event',
        summary: 'A flag that any number of tasks can wait for.',
        headers: ['event.hpp'],
        examples: ['event'],
      },
      {
        id: 'condition',
        title: 'Condition',
        summary: 'A lock, and tasks that wait for what it guards to change.',
        headers: ['condition.hpp'],
        examples: ['condition'],
      },
      {
        id: 'semaphore',
        title: 'Semaphore',
        summary: 'Lets a number of tasks at a time into a piece of code.',
        headers: ['semaphore.hpp'],
        examples: ['semaphore_crawler'],
      },
      {
        id: 'barrier',
        title: 'Barrier',
        summary: 'A place where tasks wait until enough of them have come.',
        headers: ['barrier.hpp'],
        examples: ['barrier'],
      },
      {
        id: 'queue',
        title: 'Queue',
        summary: 'Hands items from the tasks that make them to the tasks that use them.',
        headers: ['queue.hpp'],
        examples: ['producers_consumers'],
      },
    ],
  },
  {
    title: 'The loop and beyond',
    concepts: [
      {
        id: 'event-loop',
        title: 'Event loop',
        summary: 'What runs everything: one queue of what is ready, one heap of timers, one thread.',
        headers: ['loop.hpp'],
        names: ['Loop', 'get_running_loop', 'new_event_loop', 'EventLoop'],
        examples: ['manual_loop', 'future_set_by_callback'],
      },
      {
        id: 'threads',
        title: 'Threads and executors',
        summary: 'Functions that block run on other threads while the loop goes on.',
        headers: ['to_thread.hpp', 'executor.hpp', 'concurrent_future.hpp'],
        names: ['to_thread', 'ThreadPoolExecutor', 'Loop::run_in_executor', 'Loop::call_soon_threadsafe', 'run_coroutine_threadsafe'],
        examples: ['to_thread_jobs', 'executor', 'downloads'],
      },
      {
        id: 'debug-mode',
        title: 'Debug mode',
        summary: 'Tells of callbacks that take too long, and of what nobody awaited or asked for.',
        headers: [],
        names: [
          'Loop::set_debug',
          'Loop::get_debug',
          'Loop::slow_callback_duration',
          'Loop::set_exception_handler',
          'Loop::call_exception_handler',
          'Loop::default_exception_handler',
          'ExceptionContext',
        ],
        examples: ['blocking_call', 'forgotten_await'],
      },
      {
        id: 'hosts',
        title: 'Hosts and clocks',
        summary: 'The clock, waiting and output belong to the host: real, or virtual for tests.',
        headers: ['host.hpp'],
        names: ['system_host', 'virtual_host', 'default_host', 'Host'],
        examples: ['burger_shop'],
      },
      {
        id: 'traces',
        title: 'Traces',
        summary: 'Everything that a loop does, as events: for a host, or as a file for Perfetto.',
        headers: ['trace.hpp'],
        names: ['TraceEvent'],
        examples: ['three_counts'],
      },
      {
        id: 'print',
        title: 'print and repr',
        summary: 'Lines of text, and values as Python shows them.',
        headers: ['print.hpp', 'repr.hpp'],
        names: ['print', 'repr'],
        examples: ['three_counts'],
      },
    ],
  },
];

export const concepts: readonly Concept[] = conceptGroups.flatMap((group) => group.concepts);
