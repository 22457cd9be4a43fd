import asyncio
import time


async def say_after(delay, what):
    await asyncio.sleep(delay)
    print(what)


async def main():
    start = time.perf_counter()

    async with asyncio.TaskGroup() as group:
        group.create_task(say_after(1, "hello"))
        group.create_task(say_after(2, "world"))
        print("the body of the block is over, its tasks are not")

    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
