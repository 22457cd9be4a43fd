import asyncio
import time


async def work(name, seconds, stop):
    job = 1
    try:
        while not stop.is_set():
            await asyncio.sleep(seconds)
            print(f"{name} has done job {job}")
            job += 1
    finally:
        print(f"{name} has cleaned up")


async def main():
    start = time.perf_counter()

    stop = asyncio.Event()
    workers = [
        asyncio.create_task(work("Ann", 0.6, stop)),
        asyncio.create_task(work("Bob", 0.75, stop)),
        asyncio.create_task(work("Zoe", 3600, stop)),
    ]

    await asyncio.sleep(1)
    print("please stop")
    stop.set()
    done, pending = await asyncio.wait(workers, timeout=1)

    for worker in pending:
        print("one did not hear it and is cancelled")
        worker.cancel()
    await asyncio.wait(workers)
    print(f"closed after {time.perf_counter() - start:.2f} s")


asyncio.run(main())
