"""Runs a Python program on a virtual clock: python3 virtual_clock.py program.py

Time starts at 0 and moves only when the program waits: the event loop jumps to the next timer, and
time.sleep() moves the clock on at once. Timers that are due together run in the order in which they
were set (a plain loop leaves that to the heap). Warnings are printed without the place in the source
and without advice, as the C++ runtime prints them.
"""

import asyncio
import heapq
import itertools
import runpy
import selectors
import sys
import time
import warnings


class Clock:
    def __init__(self):
        self.now = 0.0

    def read(self):
        return self.now

    def sleep(self, seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        self.now += seconds


class JumpingSelector(selectors.DefaultSelector):
    """Waits for the next timer by moving the clock."""

    def __init__(self, clock):
        super().__init__()
        self.clock = clock
        self.next_timer = None  # a function that gives its time

    def select(self, timeout=None):
        ready = super().select(0)
        if not ready and timeout is None:
            raise RuntimeError("deadlock: nothing is ready and no timer is set")
        if not ready and timeout > 0:
            # Not now + timeout, which would be off by a rounding error.
            self.clock.now = max(self.clock.now, self.next_timer())
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
        selector = JumpingSelector(clock)
        super().__init__(selector)
        selector.next_timer = lambda: self._scheduled[0].when()

    def time(self):
        return self._clock.now

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        timer = OrderedTimer(when, callback, args, self, context)
        heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer


def show_warning(message, category, filename, lineno, file=None, line=None):
    print(f"{category.__name__}: {message}", file=sys.stderr, flush=True)


def main(program):
    clock = Clock()
    asyncio.events.new_event_loop = lambda: VirtualLoop(clock)
    time.sleep = clock.sleep
    time.monotonic = time.perf_counter = time.time = clock.read
    warnings.showwarning = show_warning
    runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    main(sys.argv[1])
