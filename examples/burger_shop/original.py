import asyncio
import time

MINUTE = 0.1


async def grill_patty():
    await asyncio.sleep(1 * MINUTE)


async def toast_bun():
    await asyncio.sleep(2 * MINUTE)


async def cut_vegetables():
    await asyncio.sleep(3 * MINUTE)


def serve(burger, opened):
    minutes = (time.perf_counter() - opened) / MINUTE
    print(f"  burger {burger} after {minutes:.0f} minutes")


async def make_step_by_step(burger, opened):
    await grill_patty()
    await toast_bun()
    await cut_vegetables()
    serve(burger, opened)


async def make_side_by_side(burger, opened):
    await asyncio.gather(grill_patty(), toast_bun(), cut_vegetables())
    serve(burger, opened)


async def main():
    print(f"a minute of the shop takes {MINUTE} s")

    print("one clerk, one step after another:")
    opened = time.perf_counter()
    for burger in range(1, 4):
        await make_step_by_step(burger, opened)

    # Each clerk is a task and has hands of their own, so nobody waits for anybody.
    print("three clerks, each one step after another:")
    opened = time.perf_counter()
    await asyncio.gather(*(make_step_by_step(burger, opened) for burger in range(1, 4)))

    # One pair of hands cuts for one burger at a time: hence the loop, not a gather of three.
    print("one clerk, cutting while the machines work:")
    opened = time.perf_counter()
    for burger in range(1, 4):
        await make_side_by_side(burger, opened)


asyncio.run(main())
