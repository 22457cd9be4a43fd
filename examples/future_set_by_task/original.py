import asyncio
import time


async def set_after(future, delay, value):
    await asyncio.sleep(delay)
    future.set_result(value)


async def main():
    loop = asyncio.get_running_loop()
    start = time.perf_counter()

    future = loop.create_future()
    task = loop.create_task(set_after(future, 1, "... world"))

    print("hello ...")
    print(f"done: {'yes' if future.done() else 'no'}")
    print(await future)
    print(f"done: {'yes' if future.done() else 'no'}")
    await task

    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
