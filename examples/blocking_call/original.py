import asyncio
import time


async def wait_politely(name):
    print(f"{name} starts")
    await asyncio.sleep(1)
    print(f"{name} ends")


async def block(name):
    print(f"{name} starts")
    time.sleep(1)  # suspends nothing, stops everything
    print(f"{name} ends")


async def main():
    print("waiting politely:")
    start = time.perf_counter()
    await asyncio.gather(wait_politely("A"), wait_politely("B"), wait_politely("C"))
    print(f"took {time.perf_counter() - start:.2f} s")

    print("blocking:")
    start = time.perf_counter()
    await asyncio.gather(block("A"), block("B"), block("C"))
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
