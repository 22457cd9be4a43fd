import asyncio
import time


async def download(page):
    await asyncio.sleep(2)
    print(f"{page} has arrived")


async def wait_for_it(task):
    await task


async def wait_behind_shield(task):
    await asyncio.shield(task)


async def main():
    start = time.perf_counter()

    news = asyncio.create_task(download("news"))
    sport = asyncio.create_task(download("sport"))
    waiter1 = asyncio.create_task(wait_for_it(news))
    waiter2 = asyncio.create_task(wait_behind_shield(sport))

    await asyncio.sleep(1)
    waiter1.cancel()
    waiter2.cancel()
    await asyncio.gather(waiter1, waiter2, return_exceptions=True)
    print(f"both waiters ended after {time.perf_counter() - start:.2f} s")
    print(f"news is {'cancelled' if news.cancelled() else 'on its way'}")
    print(f"sport is {'cancelled' if sport.cancelled() else 'on its way'}")

    await sport
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
