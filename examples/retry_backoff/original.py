import asyncio
import time


async def fetch(attempt):
    await asyncio.sleep(60 if attempt == 3 else 0.1)
    if attempt < 3:
        raise ConnectionError("the server is busy")
    return "the page"


async def fetch_with_retries(attempts):
    pause = 0.2
    for attempt in range(1, attempts):
        try:
            return await asyncio.wait_for(fetch(attempt), 0.5)
        except ConnectionError as error:
            print(f"attempt {attempt}: {error}")
        except TimeoutError:
            print(f"attempt {attempt}: no answer in time")
        print(f"  next try in {pause:.2f} s")
        await asyncio.sleep(pause)
        pause *= 2
    return await fetch(attempts)  # the last failure is the caller's


async def main():
    start = time.perf_counter()

    print(f"{await fetch_with_retries(5)} has arrived")
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
