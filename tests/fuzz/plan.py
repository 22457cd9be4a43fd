"""Runs plans in CPython and writes their traces: the oracle's side of the fuzzer.

A plan comes as one line of JSON, its trace goes out as lines closed by one that says "%".
The other side, which has to do the same in the same order, is interpreter.hpp.
"""
import json
import selectors
import sys
import warnings
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "conformance" / "python"))

import asyncio  # noqa: E402
import vloop  # noqa: E402

MOST_LINES = 300            # of a trace; what would come after is not run
WATCHED_SECONDS = 50        # after which a watched plan is ended, whatever it waits for


class _NoFiles(selectors._BaseSelectorImpl):
    """Saves the system calls: plans have no files, and WebAssembly has no select()."""

    def select(self, timeout=None):
        return []


selectors.DefaultSelector = _NoFiles


class _Loop(vloop.VirtualLoop):
    """Keeps its tasks in the order of their creation."""

    def __init__(self):
        super().__init__()
        self.tasks = []

    def create_task(self, coroutine, **options):
        task = super().create_task(coroutine, **options)
        self.tasks.append(task)
        return task

    def _make_self_pipe(self):
        pass

    def _close_self_pipe(self):
        pass


class _Ordered(dict):
    """A set that is walked in the order of insertion."""

    def __init__(self, items=()):
        super().__init__(dict.fromkeys(items))

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


class _TaskGroup(asyncio.TaskGroup):
    def __init__(self):
        super().__init__()
        self._tasks = _Ordered()     # abort() cancels in the order of this set


asyncio.tasks.set = _Ordered     # as_completed() creates tasks in the order of this set
# asyncio.run() cancels in the order of this set.
asyncio.tasks.all_tasks = lambda loop: [task for task in loop.tasks if not task.done()]

EXCEPTIONS = {
    kind.__name__: kind
    for kind in (ValueError, KeyError, RuntimeError, TimeoutError, asyncio.CancelledError,
                 Exception, BaseException)
}


def make_exception(node):
    kind, *text = node
    return EXCEPTIONS[kind](*text)


def describe(error):
    # Behind "<" comes a repr, which names files and addresses.
    return vloop.describe(error).split("<")[0]


def show(value):
    if value is None:
        return "None"
    if isinstance(value, BaseException):
        return describe(value)
    if isinstance(value, list):
        # In C++ a gather of gathers is told only that they are done.
        inner = ["None" if isinstance(item, list) else show(item) for item in value]
        return "[" + ", ".join(inner) + "]"
    return str(value)


def state(future):
    if not future.done():
        return "pending"
    if future.cancelled():
        return "cancelled"
    if future.exception() is not None:
        return "error " + describe(future.exception())
    return "result " + show(future.result())


class Frame:
    """One call of a function: which exceptions its handlers are handling."""

    def __init__(self):
        self.handling = []


class Machine:
    def __init__(self, plan):
        self.mode, self.functions, self.declarations = plan
        self.trace = []
        self.over = False
        self.unnamed = 0
        self.awaitables = {}       # by slot: tasks, futures, gathers, shields
        self.callbacks = {}
        self.handles = {}
        self.groups = {}
        self.timeouts = {}
        self.objects = {}          # locks, queues and the like

    # -- the trace ---------------------------------------------------------
    def log(self, text):
        if self.over:
            return
        task = asyncio.current_task(self.loop)
        who = f"{task.get_name()}/{task.cancelling()}" if task else "loop"
        self.trace.append(f"[{self.loop.time():g}] {who}: {text}")
        if len(self.trace) >= MOST_LINES:
            self.over = True

    def attempt(self, label, action):
        """Logs what a call gives or raises; goes on either way."""
        try:
            value = action()
        except Exception as error:
            self.log(f"{label} raised {describe(error)}")
        else:
            self.log(f"{label} -> {show(value)}")

    async def observed(self, label, awaitable):
        try:
            value = await awaitable
        except BaseException as error:
            self.log(f"{label} raised {describe(error)}")
            raise
        self.log(f"{label} -> {show(value)}")
        return value

    def report(self, loop, context):
        if not context["message"].endswith(("was never retrieved", "but it is pending!")):
            message = context["message"]
            if message.startswith("Exception in callback"):
                message = "Exception in callback"
            self.log(f"handler: {message}: {describe(context.get('exception'))}")

    # -- running -----------------------------------------------------------
    def run(self):
        try:
            with asyncio.Runner(loop_factory=_Loop) as runner:
                self.loop = runner.get_loop()
                self.loop.set_exception_handler(self.report)
                value = runner.run(self.watched() if self.mode == "watched" else self.direct())
            end = f"run -> {show(value)}"
        except vloop.Hang:
            self.over = True
            return [*self.trace, "HANG"]
        except BaseException as error:
            end = f"run raised {describe(error)}"
        self.over = True
        # When the last reference goes is not the same in both languages, but who was not asked is.
        unheard = sorted(task.get_name() for task in self.loop.tasks if task._log_traceback)
        return [*self.trace, end, " ".join(["never retrieved:", *unheard])]

    async def direct(self):
        asyncio.current_task().set_name("main")
        self.declare()
        return await self.function(0)

    async def watched(self):
        asyncio.current_task().set_name("main")
        self.declare()
        self.awaitables["root"] = asyncio.create_task(self.function(0), name="root")
        await asyncio.sleep(WATCHED_SECONDS)
        for slot, future in sorted(self.awaitables.items()):
            self.log(f"{slot} {state(future)}")
        return 0

    def declare(self):
        for kind, name, *arguments in self.declarations:
            self.objects[name] = getattr(asyncio, kind)(*arguments)

    async def function(self, index):
        task = asyncio.current_task()
        if task.get_name().startswith("Task-"):
            self.unnamed += 1
            task.set_name(f"fn{index}~{self.unnamed}")
        self.log(f"start fn{index}")
        try:
            flow = await self.block(Frame(), self.functions[index])
        except BaseException as error:
            self.log(f"end fn{index} raised {describe(error)}")
            raise
        value = index * 100 if flow is None else flow
        self.log(f"end fn{index} -> {value}")
        return value

    async def block(self, frame, statements):
        """The value of a return statement, or None."""
        for statement in statements:
            if self.over:
                break
            operation = getattr(self, "run_" + statement[0], None)
            if operation is None:
                self.do(statement)
                continue
            flow = await operation(frame, *statement[1:])
            if flow is not None:
                return flow
        return None

    def do(self, statement):
        getattr(self, "do_" + statement[0])(*statement[1:])

    def do_block(self, statements):
        """A callback's body."""
        for statement in statements:
            if self.over:
                break
            self.do(statement)

    # -- statements that don't wait ----------------------------------------
    def do_log(self, number):
        self.log(f"log {number}")

    def do_block_for(self, seconds):
        vloop.block(seconds)

    def do_raise(self, exception):
        raise make_exception(exception)

    def do_task(self, slot, index):
        self.awaitables[slot] = asyncio.create_task(self.function(index), name=slot)

    def do_future(self, slot):
        self.awaitables[slot] = self.loop.create_future()

    def do_set(self, slot, value):
        if slot in self.awaitables:
            self.attempt(f"set {slot}", lambda: self.awaitables[slot].set_result(value))

    def do_fail(self, slot, exception):
        if slot in self.awaitables:
            error = make_exception(exception)
            self.attempt(f"fail {slot}", lambda: self.awaitables[slot].set_exception(error))

    def do_cancel(self, slot, *message):
        if slot in self.awaitables:
            self.attempt(f"cancel {slot}", lambda: self.awaitables[slot].cancel(*message))

    def do_cancel_self(self, *message):
        if task := asyncio.current_task():
            self.attempt("cancel self", lambda: task.cancel(*message))

    def do_uncancel(self, slot):
        if isinstance(self.awaitables.get(slot), asyncio.Task):
            self.attempt(f"uncancel {slot}", self.awaitables[slot].uncancel)

    def do_uncancel_self(self):
        if task := asyncio.current_task():
            self.attempt("uncancel self", task.uncancel)

    def do_state(self, slot):
        if slot in self.awaitables:
            self.log(f"{slot} {state(self.awaitables[slot])}")

    def do_result(self, slot):
        if slot not in self.awaitables:
            return
        try:
            value = self.awaitables[slot].result()
        except BaseException as error:
            self.log(f"result {slot} raised {describe(error)}")
        else:
            self.log(f"result {slot} -> {show(value)}")

    def do_callback(self, slot, tag, statements):
        if slot not in self.awaitables:
            return

        def callback(future):
            self.log(f"callback {tag} {state(future)}")
            self.do_block(statements)

        self.callbacks[tag] = callback
        self.awaitables[slot].add_done_callback(callback)

    def do_uncallback(self, slot, tag):
        if slot in self.awaitables and tag in self.callbacks:
            self.attempt(f"uncallback {slot} {tag}",
                         lambda: self.awaitables[slot].remove_done_callback(self.callbacks[tag]))

    def do_soon(self, name, statements):
        self.handles[name] = self.loop.call_soon(self.called, name, statements)

    def do_later(self, name, delay, statements):
        self.handles[name] = self.loop.call_later(delay, self.called, name, statements)

    def called(self, name, statements):
        self.log(f"called {name}")
        self.do_block(statements)

    def do_unschedule(self, name):
        if name in self.handles:
            self.handles[name].cancel()

    def do_reschedule(self, name, delay):
        if name in self.timeouts:
            when = None if delay is None else self.loop.time() + delay
            self.attempt(f"reschedule {name}", lambda: self.timeouts[name].reschedule(when))

    def do_group_task(self, group, slot, index):
        if group not in self.groups:
            return
        coroutine = self.function(index)
        try:
            self.awaitables[slot] = self.groups[group].create_task(coroutine, name=slot)
        except RuntimeError as error:
            coroutine.close()
            self.log(f"{group} task {slot} raised {describe(error)}")

    # -- control flow ------------------------------------------------------
    async def run_return(self, frame, value):
        return value

    async def run_reraise(self, frame):
        if frame.handling:
            raise frame.handling[-1]

    async def run_repeat(self, frame, times, body):
        for _ in range(times):
            flow = await self.block(frame, body)
            if flow is not None:
                return flow

    async def run_try(self, frame, body, handlers, final):
        flow = None
        try:
            try:
                flow = await self.block(frame, body)
            except GeneratorExit:
                raise
            except BaseException as error:
                for kind, handler in handlers:
                    if isinstance(error, EXCEPTIONS[kind]):
                        break
                else:
                    raise
                self.log(f"except {kind}: {describe(error)}")
                frame.handling.append(error)
                try:
                    flow = await self.block(frame, handler)
                finally:
                    frame.handling.pop()
        finally:
            if final is not None:
                self.log("finally")
                overriding = await self.block(frame, final)
                if overriding is not None:
                    return overriding
        return flow

    async def run_call(self, frame, index):
        await self.observed(f"call fn{index}", self.function(index))

    async def run_sleep(self, frame, delay):
        await self.observed(f"sleep {delay}", asyncio.sleep(delay))

    # -- awaiting others ---------------------------------------------------
    def item(self, item):
        """["fn", index]: a coroutine; ["ref", slot]: what the slot holds, or None."""
        kind, value = item
        return self.function(value) if kind == "fn" else self.awaitables.get(value)

    def items(self, items):
        """Those that there are, no slot twice."""
        found = [self.item(item) for item in items]
        return [item for item in found if item is not None]

    async def run_await(self, frame, slot):
        if slot in self.awaitables:
            await self.observed(f"await {slot}", self.awaitables[slot])

    async def run_gather(self, frame, slot, items, catching):
        future = asyncio.gather(*self.items(items), return_exceptions=bool(catching))
        if slot is None:
            await self.observed("gather", future)
        else:
            self.awaitables[slot] = future

    async def run_shield(self, frame, slot, item):
        inner = self.item(item)
        if inner is None:
            return
        future = asyncio.shield(inner)
        if slot is None:
            await self.observed("shield", future)
        else:
            self.awaitables[slot] = future

    async def run_wait_for(self, frame, item, limit):
        awaitable = self.item(item)
        if awaitable is not None:
            await self.observed("wait_for", asyncio.wait_for(awaitable, limit))

    async def run_wait(self, frame, items, limit, return_when):
        futures = {slot: self.awaitables[slot] for _, slot in items if slot in self.awaitables}
        try:
            done, _ = await asyncio.wait(futures.values(), timeout=limit, return_when=return_when)
        except BaseException as error:
            self.log(f"wait raised {describe(error)}")
            raise
        names = [slot for slot in futures if futures[slot] in done]
        self.log(" ".join(["wait -> done", *names]))

    async def run_as_completed(self, frame, items, limit, most):
        awaitables = []
        one_is_done = False
        for item in self.items(items):
            if asyncio.isfuture(item) and item.done():
                # The order among these is that of a set.
                if one_is_done:
                    continue
                one_is_done = True
            awaitables.append(item)
        completions = asyncio.as_completed(awaitables, timeout=limit)
        for _ in range(most):
            following = next(completions, None)
            if following is None:
                break
            try:
                await self.observed("next", following)
            except Exception:
                pass
        self.log("as_completed ended")

    async def run_timeout(self, frame, name, delay, body):
        self.timeouts[name] = manager = asyncio.timeout(delay)
        try:
            async with manager:
                flow = await self.block(frame, body)
        except BaseException as error:
            self.log(f"timeout {name} {manager.expired()} raised {describe(error)}")
            raise
        self.log(f"timeout {name} {manager.expired()}")
        return flow

    async def run_group(self, frame, name, body):
        self.groups[name] = group = _TaskGroup()
        try:
            async with group:
                flow = await self.block(frame, body)
        except BaseException as error:
            self.log(f"group {name} raised {describe(error)}")
            raise
        self.log(f"group {name} ended")
        return flow


    # -- locks and the like ------------------------------------------------
    def do_release(self, name):
        self.attempt(f"release {name}", self.objects[name].release)

    def do_locked(self, name):
        self.log(f"locked {name} {self.objects[name].locked()}")

    def do_event_set(self, name):
        self.objects[name].set()

    def do_event_clear(self, name):
        self.objects[name].clear()

    def do_notify(self, name, count):
        self.attempt(f"notify {name}", lambda: self.objects[name].notify(count))

    def do_notify_all(self, name):
        self.attempt(f"notify_all {name}", self.objects[name].notify_all)

    def do_put_nowait(self, name, value):
        self.attempt(f"put_nowait {name}", lambda: self.objects[name].put_nowait(value))

    def do_get_nowait(self, name):
        self.attempt(f"get_nowait {name}", self.objects[name].get_nowait)

    def do_task_done(self, name):
        self.attempt(f"task_done {name}", self.objects[name].task_done)

    def do_qsize(self, name):
        self.attempt(f"qsize {name}", self.objects[name].qsize)

    def do_shutdown(self, name, immediate):
        self.attempt(f"shutdown {name}", lambda: self.objects[name].shutdown(bool(immediate)))

    def do_barrier(self, name):
        barrier = self.objects[name]
        self.log(f"barrier {name} {barrier.n_waiting} {barrier.broken}")

    async def run_acquire(self, frame, name):
        await self.observed(f"acquire {name}", self.objects[name].acquire())

    async def run_with(self, frame, name, body):
        try:
            async with self.objects[name]:
                self.log(f"entered {name}")
                flow = await self.block(frame, body)
        except BaseException as error:
            self.log(f"with {name} raised {describe(error)}")
            raise
        self.log(f"left {name}")
        return flow

    async def run_event_wait(self, frame, name):
        await self.observed(f"event_wait {name}", self.objects[name].wait())

    async def run_cond_wait(self, frame, name):
        await self.observed(f"cond_wait {name}", self.objects[name].wait())

    async def run_put(self, frame, name, value):
        await self.observed(f"put {name}", self.objects[name].put(value))

    async def run_get(self, frame, name):
        await self.observed(f"get {name}", self.objects[name].get())

    async def run_join(self, frame, name):
        await self.observed(f"join {name}", self.objects[name].join())

    async def run_barrier_wait(self, frame, name):
        await self.observed(f"barrier_wait {name}", self.objects[name].wait())

    async def run_barrier_reset(self, frame, name):
        await self.observed(f"barrier_reset {name}", self.objects[name].reset())

    async def run_barrier_abort(self, frame, name):
        await self.observed(f"barrier_abort {name}", self.objects[name].abort())


def main():
    if sys.version_info < (3, 13):
        sys.exit("The oracle is CPython 3.13 or newer, not " + sys.version.split()[0])
    for line in sys.stdin:
        sys.stdout.write(run_line(line))
        sys.stdout.flush()


def run_line(line):
    warnings.simplefilter("ignore")
    sys.unraisablehook = lambda unraisable: None     # coroutines that were left suspended
    trace = Machine(json.loads(line)).run()
    return "".join(text + "\n" for text in [*trace, "%"])


if __name__ == "__main__":
    main()
