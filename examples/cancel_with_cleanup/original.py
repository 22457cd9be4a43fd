import asyncio
import time


async def record():
    chunk = 1
    try:
        while True:
            await asyncio.sleep(1)
            print(f"chunk {chunk} is recorded")
            chunk += 1
    finally:
        print("closing the file")
        await asyncio.sleep(0.5)
        print("the file is closed")


async def main():
    start = time.perf_counter()

    recording = asyncio.create_task(record())
    await asyncio.sleep(2.5)
    recording.cancel()
    print(f"cancelled after {time.perf_counter() - start:.2f} s")
    try:
        await recording
    except asyncio.CancelledError:
        print(f"ended after {time.perf_counter() - start:.2f} s")


asyncio.run(main())
