"""Runs a Python program on a virtual clock: python3 virtual_clock.py program.py

Time starts at 0 and moves only when the program waits: the event loop jumps to the next timer, and
time.sleep() moves the clock on at once; in an executor's thread it sleeps until the clock is there.
While such a thread does anything else, the clock stands still. Timers that are due together run in
the order in which they were set (a plain loop leaves that to the heap). Warnings are printed without
the place in the source and without advice, as the C++ runtime prints them.

A program that would wait for ever ends with a line HANG.
"""

import asyncio
import collections
import heapq
import itertools
import os
import runpy
import selectors
import sys
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor


class Clock:
    def __init__(self):
        self.now = 0.0
        self.loop = None  # the newest

    def read(self):
        return self.now

    def sleep(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        if threading.current_thread() is threading.main_thread():
            self.now += seconds
        else:
            self.loop.sleep_in_thread(seconds)


class JumpingSelector(selectors.DefaultSelector):
    """Waits for the next timer by moving the clock."""

    def __init__(self, loop):
        super().__init__()
        self.loop = loop

    def select(self, timeout=None):
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if self.loop.threads_at_work() > 0:
            return super().select()
        if timeout is None:
            print("HANG", flush=True)
            os._exit(0)  # nothing cleans up in a program that hangs
        self.loop.jump_to_next_timer()
        return ready


class OrderedTimer(asyncio.TimerHandle):
    """A timer that goes by the order of creation among those due at the same time."""

    __slots__ = ("number",)
    numbers = itertools.count()

    def __init__(self, *args):
        super().__init__(*args)
        self.number = next(self.numbers)

    def __lt__(self, other):
        return (self._when, self.number) < (other._when, other.number)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self, clock):
        self._clock = clock
        clock.loop = self
        self._jobs = collections.Counter()  # of each executor: those whose end is not known here
        self._sleeping_threads = 0
        super().__init__(JumpingSelector(self))

    def time(self):
        return self._clock.now

    def jump_to_next_timer(self):
        # Not now + timeout, which would be off by a rounding error.
        self._clock.now = max(self._clock.now, self._scheduled[0].when())

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        timer = OrderedTimer(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def run_in_executor(self, executor, function, *args):
        if executor is None:
            self._default_executor = self._default_executor or ThreadPoolExecutor()
            executor = self._default_executor
        job = executor.submit(function, *args)
        self._jobs[executor] += 1
        future = asyncio.wrap_future(job, loop=self)
        # After the future has heard of it: until then the clock must stand still.
        job.add_done_callback(lambda _: self.call_soon_threadsafe(self._jobs.subtract, [executor]))
        return future

    async def shutdown_default_executor(self, timeout=None):
        # The original waits in a thread that this clock does not know of.
        if self._default_executor is not None:
            self._default_executor.shutdown()

    def threads_at_work(self):
        with_thread = sum(min(count, executor._max_workers) for executor, count in self._jobs.items())
        return with_thread - self._sleeping_threads

    def sleep_in_thread(self, seconds):
        woken = threading.Event()

        def fall_asleep():
            self._sleeping_threads += 1
            self.call_later(seconds, wake_up)

        def wake_up():
            self._sleeping_threads -= 1
            woken.set()

        self.call_soon_threadsafe(fall_asleep)
        woken.wait()


def show_warning(message, category, filename, lineno, file=None, line=None):
    print(f"{category.__name__}: {message}", file=sys.stderr, flush=True)


def main(program):
    clock = Clock()
    asyncio.new_event_loop = asyncio.events.new_event_loop = lambda: VirtualLoop(clock)
    time.sleep = clock.sleep
    time.monotonic = time.perf_counter = time.time = clock.read
    warnings.showwarning = show_warning
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1])
