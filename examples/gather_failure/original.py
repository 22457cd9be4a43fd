import asyncio
import time


async def download(page, delay):
    await asyncio.sleep(delay)
    if page == "weather":
        raise ConnectionError("weather is offline")
    print(f"{page} has arrived")


async def main():
    start = time.perf_counter()

    sport = asyncio.create_task(download("sport", 3))
    try:
        await asyncio.gather(download("news", 1), download("weather", 2), sport)
    except ConnectionError as error:
        print(f"gather failed after {time.perf_counter() - start:.2f} s: {error}")

    print(f"sport is {'cancelled' if sport.cancelled() else 'still on its way'}")
    await sport
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
