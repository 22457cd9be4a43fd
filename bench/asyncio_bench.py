"""The scenarios of scenarios.hpp on CPython's asyncio; prints one JSON object of results.

Times are nanoseconds an operation (the least of several rounds), memory is bytes a task.
"""

import asyncio
import json
import time

GATHERED = 10_000
TIMERS = 100_000


async def leaf():
    return 1


async def await_leaf(count):
    for _ in range(count):
        await leaf()


async def sleep_zero(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def create_task_await(count):
    for _ in range(count):
        await asyncio.create_task(leaf())


async def gather_10000(count):
    await asyncio.gather(*(leaf() for _ in range(count)))


async def timers_100000(count):
    await asyncio.gather(*(asyncio.sleep((i * 7919 % 1000) * 1e-6) for i in range(count)))


def resident_bytes():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096


async def sleeping_task_bytes():
    before = resident_bytes()
    tasks = [asyncio.create_task(asyncio.sleep(3600)) for _ in range(TIMERS)]
    await asyncio.sleep(0)
    used = resident_bytes() - before
    for task in tasks:
        task.cancel()
    return used / TIMERS


async def nanoseconds(scenario, count, rounds):
    best = None
    for _ in range(rounds):
        start = time.perf_counter_ns()
        await scenario(count)
        spent = (time.perf_counter_ns() - start) / count
        best = spent if best is None else min(best, spent)
    return best


async def main():
    # First, while the process is small: what is freed later would be used again here.
    memory = await sleeping_task_bytes()
    results = {
        "await_leaf": await nanoseconds(await_leaf, 200_000, 5),
        "sleep_zero": await nanoseconds(sleep_zero, 50_000, 5),
        "create_task_await": await nanoseconds(create_task_await, 30_000, 5),
        "gather_10000": await nanoseconds(gather_10000, GATHERED, 5),
        "timers_100000": await nanoseconds(timers_100000, TIMERS, 3),
        "sleeping_task_bytes": memory,
    }
    print(json.dumps(results))


asyncio.run(main())
