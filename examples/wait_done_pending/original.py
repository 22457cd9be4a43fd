import asyncio
import time


async def download(page, delay):
    await asyncio.sleep(delay)
    if page == "weather":
        raise ConnectionError("weather is offline")
    return f"{page} has arrived"


async def main():
    start = time.perf_counter()

    tasks = [
        asyncio.create_task(download("news", 0.5), name="news"),
        asyncio.create_task(download("weather", 1), name="weather"),
        asyncio.create_task(download("sport", 2.5), name="sport"),
    ]

    done, pending = await asyncio.wait(tasks, timeout=1.5)
    print(f"after {time.perf_counter() - start:.2f} s:")
    for task in sorted(done, key=tasks.index):  # Python's are sets, without an order
        if task.exception():
            print(f"  {task.get_name()} failed: {task.exception()!r}")
        else:
            print(f"  {task.get_name()} is done: {task.result()}")
    for task in pending:
        print(f"  {task.get_name()} is pending")

    await asyncio.wait(pending)
    print(f"after {time.perf_counter() - start:.2f} s:")
    print(f"  {tasks[-1].result()}")


asyncio.run(main())
