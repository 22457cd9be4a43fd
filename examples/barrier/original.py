import asyncio
import time


async def hike(name, hours, hut):
    await asyncio.sleep(hours)
    print(f"{name} is at the hut")
    await hut.wait()
    print(f"{name} goes on")


async def main():
    start = time.perf_counter()

    hut = asyncio.Barrier(3)
    await asyncio.gather(hike("Ada", 2, hut), hike("Bo", 1, hut), hike("Cleo", 3, hut))

    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
