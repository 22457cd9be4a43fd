import asyncio
import time


def read_file(name):
    time.sleep(1)
    return f"{name} is read"


async def tick(start):
    for i in range(1, 3):
        await asyncio.sleep(0.4)
        print(f"tick {i} after {time.perf_counter() - start:.2f} s")


async def main():
    start = time.perf_counter()

    ticks = asyncio.create_task(tick(start))
    a, b, c = await asyncio.gather(
        asyncio.to_thread(read_file, "a.txt"),
        asyncio.to_thread(read_file, "b.txt"),
        asyncio.to_thread(read_file, "c.txt"),
    )
    print(f"{a}, {b}, {c}")
    print(f"three jobs took {time.perf_counter() - start:.2f} s")
    await ticks


asyncio.run(main())
