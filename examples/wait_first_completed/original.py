import asyncio
import time


async def fetch(mirror, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{mirror} gives up")
        raise
    return f"the file from {mirror}"


async def main():
    start = time.perf_counter()

    mirrors = [
        asyncio.create_task(fetch("Paris", 3)),
        asyncio.create_task(fetch("Oslo", 1)),
        asyncio.create_task(fetch("Rome", 2)),
    ]

    done, pending = await asyncio.wait(mirrors, return_when=asyncio.FIRST_COMPLETED)
    for winner in done:
        print(winner.result())

    for loser in sorted(pending, key=mirrors.index):  # a set, without an order
        loser.cancel()
    await asyncio.wait(pending)  # until they have cleaned up
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
