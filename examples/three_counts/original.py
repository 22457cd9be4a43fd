import asyncio
import time


async def count(name):
    print(f"{name}: one")
    await asyncio.sleep(1)
    print(f"{name}: two")


async def main():
    start = time.perf_counter()

    await asyncio.gather(count("A"), count("B"), count("C"))

    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
