import asyncio
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)
    return what


async def main():
    start = time.perf_counter()

    first, second = await asyncio.gather(say_after(2, "hello"), say_after(1, "world"))

    print(f"gathered: {first}, {second}")
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
