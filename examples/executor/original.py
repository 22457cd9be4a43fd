import asyncio
import time
from concurrent.futures import ThreadPoolExecutor


def square(number, seconds):
    time.sleep(seconds)  # a long computation
    return number * number


async def compute(pool, number, seconds):
    loop = asyncio.get_running_loop()
    start = time.perf_counter()
    result = await loop.run_in_executor(pool, square, number, seconds)
    print(f"{number} * {number} = {result} after {time.perf_counter() - start:.2f} s")


async def main():
    with ThreadPoolExecutor(max_workers=2) as pool:
        await asyncio.gather(
            compute(pool, 1, 0.5),
            compute(pool, 2, 0.7),
            compute(pool, 3, 0.5),
            compute(pool, 4, 0.7),
        )


asyncio.run(main())
