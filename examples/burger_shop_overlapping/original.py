import asyncio
import time

MINUTE = 0.1


async def grill_patty():
    await asyncio.sleep(1 * MINUTE)


async def toast_bun():
    await asyncio.sleep(2 * MINUTE)


async def cut_vegetables():
    await asyncio.sleep(3 * MINUTE)


async def make_burger(burger, opened):
    await asyncio.gather(grill_patty(), toast_bun(), cut_vegetables())
    minutes = (time.perf_counter() - opened) / MINUTE
    print(f"burger {burger} after {minutes:.0f} minutes")


async def main():
    opened = time.perf_counter()
    # One pair of hands cuts for one burger at a time: hence a loop.
    for burger in range(1, 4):
        await make_burger(burger, opened)


asyncio.run(main())
