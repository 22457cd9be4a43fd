import asyncio
import time


async def answer():
    await asyncio.sleep(1)
    return 42


async def main():
    start = time.perf_counter()

    coroutine = answer()
    print(f"coroutine, first await: {await coroutine}")
    try:
        print(f"coroutine, second await: {await coroutine}")
    except RuntimeError as error:
        print(f"coroutine, second await: {error}")

    task = asyncio.create_task(answer())
    print(f"task, first await: {await task}")
    print(f"task, second await: {await task}")

    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
