import asyncio
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def main():
    print("calling say_after")
    start = time.perf_counter()
    say_after(1, "hello")
    print(f"back after {time.perf_counter() - start:.2f} s, nothing was said")

    print("awaiting say_after")
    start = time.perf_counter()
    await say_after(1, "hello")
    print(f"back after {time.perf_counter() - start:.2f} s")


asyncio.run(main())
