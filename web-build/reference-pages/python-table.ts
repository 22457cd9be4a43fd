/** How what one writes in Python is written here. The README shows the rows that it is to begin with. */
export interface PythonRow {
  /** Code in Python; Markdown, as all texts. */
  readonly python: string;
  readonly cpp: string;
  /** The page that tells more. */
  readonly concept: string;
  readonly inReadme?: true;
}

export const pythonTable: readonly PythonRow[] = [
  { concept: 'coroutines', inReadme: true, python: '`async def f() -> int`', cpp: '`asyncio::Coro<int> f()`, with `co_await` and `co_return` in it' },
  { concept: 'coroutines', python: '`await f()`', cpp: '`co_await f()`' },
  { concept: 'run', inReadme: true, python: '`asyncio.run(main())`', cpp: '`asyncio::run(async_main())`' },
  { concept: 'run', python: '`asyncio.run(main(), debug=True)`', cpp: '`asyncio::run(async_main(), {.debug = true})`' },
  { concept: 'tasks', inReadme: true, python: '`asyncio.create_task(f(), name="n")`', cpp: '`asyncio::create_task(f(), "n")` → `Task<int>`' },
  { concept: 'tasks', python: '`task.cancel("why")`, `.uncancel()`, `.cancelling()`', cpp: '`task.cancel("why")`, `.uncancel()`, `.cancelling()`' },
  { concept: 'tasks', python: '`task.get_name()`, `task.done()`, `task.result()`', cpp: '`task.get_name()`, `task.done()`, `task.result()`' },
  { concept: 'tasks', python: '`asyncio.current_task()`, `asyncio.all_tasks()`', cpp: '`asyncio::current_task()`, `asyncio::all_tasks()`' },
  { concept: 'sleep', inReadme: true, python: '`await asyncio.sleep(1.5)`', cpp: '`co_await asyncio::sleep(1.5)`, or `sleep(1500ms)`' },
  { concept: 'futures', python: '`loop.create_future()`', cpp: '`loop.create_future<int>()` → `Future<int>`' },
  { concept: 'futures', python: '`future.set_result(42)`, `future.set_exception(ValueError("no"))`', cpp: '`future.set_result(42)`, `future.set_exception(std::invalid_argument("no"))`' },
  { concept: 'futures', python: '`future.add_done_callback(f)`', cpp: '`future.add_done_callback(f)` → an id for `remove_done_callback`' },
  { concept: 'gather', inReadme: true, python: '`a, b = await asyncio.gather(f(), g())`', cpp: '`auto [a, b] = co_await asyncio::gather(f(), g())`' },
  { concept: 'gather', inReadme: true, python: '`gather(*coros)`', cpp: '`gather(std::move(vector_of_coros))` → `std::vector`' },
  { concept: 'gather', inReadme: true, python: '`gather(f(), g(), return_exceptions=True)`', cpp: '`gather(asyncio::return_exceptions, f(), g())` → `Outcome` each' },
  {
    concept: 'task-group',
    inReadme: true,
    python: '`async with asyncio.TaskGroup() as tg:`',
    cpp: '`co_await asyncio::async_with(asyncio::TaskGroup{}, [&](asyncio::TaskGroup& tg) -> asyncio::Coro<> { … })`',
  },
  { concept: 'task-group', python: '`tg.create_task(f())`', cpp: '`tg.create_task(f())`' },
  {
    concept: 'wait',
    python: '`done, pending = await asyncio.wait(tasks, timeout=1, return_when=asyncio.FIRST_COMPLETED)`',
    cpp: '`auto [done, pending] = co_await asyncio::wait(tasks, {.timeout = 1, .return_when = asyncio::FIRST_COMPLETED})`',
  },
  { concept: 'as-completed', python: '`for next in asyncio.as_completed(tasks): r = await next`', cpp: '`for (auto next : asyncio::as_completed(tasks)) { auto r = co_await next; }`' },
  { concept: 'timeouts', python: '`await asyncio.wait_for(f(), 1.0)`', cpp: '`co_await asyncio::wait_for(f(), 1.0)`' },
  { concept: 'timeouts', python: '`async with asyncio.timeout(1) as t:`', cpp: '`co_await asyncio::async_with(asyncio::timeout(1), [&](asyncio::Timeout& t) -> asyncio::Coro<> { … })`' },
  { concept: 'shield', python: '`await asyncio.shield(task)`', cpp: '`co_await asyncio::shield(task)`' },
  { concept: 'exception-groups', inReadme: true, python: '`except* ValueError`', cpp: '`catch (const asyncio::ExceptionGroup& group)`, `group.subgroup<ValueError>()`' },
  { concept: 'errors', inReadme: true, python: '`except asyncio.CancelledError`', cpp: '`catch (const asyncio::CancelledError&)`: as in Python it is no ordinary error' },
  { concept: 'errors', python: '`except Exception`', cpp: '`catch (const std::exception&)`' },
  { concept: 'errors', python: '`except TimeoutError`, `except RuntimeError`', cpp: '`catch (const asyncio::TimeoutError&)`, `catch (const asyncio::RuntimeError&)`' },
  { concept: 'errors', python: '`ValueError`, `TypeError`', cpp: '`std::invalid_argument`, an error when compiled' },
  { concept: 'async-with', python: '`async with manager as m:`', cpp: '`co_await asyncio::async_with(manager, [&](auto& m) -> asyncio::Coro<> { … })`' },
  { concept: 'async-generators', python: '`async def g(): yield 1`', cpp: '`asyncio::AsyncGenerator<int> g() { co_yield 1; }`' },
  { concept: 'async-generators', python: '`async for x in g():`', cpp: '`auto gen = g(); while (auto x = co_await gen.next()) { … *x … }`' },
  { concept: 'lock', python: '`async with lock:`', cpp: '`co_await asyncio::async_with(lock, [&]() -> asyncio::Coro<> { … })`' },
  { concept: 'event', python: '`event = asyncio.Event()`, `event.set()`, `await event.wait()`', cpp: '`asyncio::Event event;`, `event.set()`, `co_await event.wait()`' },
  { concept: 'condition', python: '`await condition.wait_for(lambda: ready)`', cpp: '`co_await condition.wait_for([&] { return ready; })`' },
  { concept: 'semaphore', python: '`asyncio.Semaphore(10)`, `asyncio.BoundedSemaphore(10)`', cpp: '`asyncio::Semaphore limit{10};`, `asyncio::BoundedSemaphore limit{10};`' },
  { concept: 'barrier', python: '`asyncio.Barrier(3)`, `await barrier.wait()`', cpp: '`asyncio::Barrier barrier{3};`, `co_await barrier.wait()`' },
  { concept: 'queue', python: '`asyncio.Queue(maxsize=5)`', cpp: '`asyncio::Queue<int> queue{5};`; so `LifoQueue`, `PriorityQueue`' },
  { concept: 'queue', python: '`await queue.put(x)`, `x = await queue.get()`, `queue.task_done()`, `await queue.join()`', cpp: '`co_await queue.put(x)`, `co_await queue.get()`, `queue.task_done()`, `co_await queue.join()`' },
  { concept: 'event-loop', python: '`loop = asyncio.get_running_loop()`', cpp: '`asyncio::Loop& loop = asyncio::get_running_loop()`' },
  { concept: 'event-loop', python: '`loop.call_soon(f, x)`, `loop.call_later(1, f)`', cpp: '`loop.call_soon(f, x)`, `loop.call_later(1, f)` → a handle with `cancel()`' },
  { concept: 'event-loop', python: '`asyncio.new_event_loop()`, `loop.run_until_complete(f())`', cpp: '`asyncio::new_event_loop()`, `loop.run_until_complete(f())`; the loop closes itself' },
  { concept: 'threads', python: '`await asyncio.to_thread(f, x)`', cpp: '`co_await asyncio::to_thread(f, x)`' },
  { concept: 'threads', python: '`loop.run_in_executor(pool, f)`, `ThreadPoolExecutor(3)`', cpp: '`loop.run_in_executor(pool, f)`, `asyncio::ThreadPoolExecutor pool{3};`' },
  { concept: 'sleep', inReadme: true, python: '`time.sleep(1)` (the trap)', cpp: '`asyncio::blocking_sleep(1)`' },
  { concept: 'print', inReadme: true, python: '`print(f"{x:.2f}")`', cpp: '`asyncio::print("{:.2f}", x)`' },
  { concept: 'print', python: '`repr(x)`', cpp: '`asyncio::repr(x)`, and `print` shows by it what it cannot format' },
];

/** The README's table. */
export function readmeTable(): string {
  const rows = pythonTable.filter(({ inReadme }) => inReadme);
  return ['| Python | C++ |', '| --- | --- |', ...rows.map(({ python, cpp }) => `| ${python} | ${cpp} |`)].join('\n');
}
