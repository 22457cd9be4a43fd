import asyncio
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def main():
    start = time.perf_counter()

    # Python's loop keeps only weak references to tasks: hold on to yours.
    task1 = asyncio.create_task(say_after(1, "hello"))
    task2 = asyncio.create_task(say_after(2, "world"))

    print("two tasks are on their way")
    await asyncio.sleep(3)
    print(f"main slept for {time.perf_counter() - start:.2f} s")


asyncio.run(main())
