import asyncio
import time


async def download(page, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{page} is cancelled")
        raise
    if page == "weather":
        raise ConnectionError("weather is offline")
    print(f"{page} has arrived")


async def main():
    start = time.perf_counter()

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(download("news", 1))
            group.create_task(download("weather", 2))
            group.create_task(download("sport", 3))
    except ExceptionGroup as failures:
        print(f"{failures}:")
        for error in failures.exceptions:
            print(f"  {error!r}")
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
