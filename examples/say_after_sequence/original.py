import asyncio
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def main():
    start = time.perf_counter()

    await say_after(1, "hello")
    await say_after(2, "world")

    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
