import asyncio
import time


async def download(page, delay):
    await asyncio.sleep(delay)
    return page


async def main():
    start = time.perf_counter()

    downloads = [
        download("news", 3),
        download("weather", 1),
        download("sport", 2),
    ]

    for next_one in asyncio.as_completed(downloads):
        page = await next_one
        print(f"{page} after {time.perf_counter() - start:.2f} s")


asyncio.run(main())
