import asyncio
import time


async def cook(dish, seconds):
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"the {dish} is taken off the fire")
        raise
    return f"{dish} is ready"


async def main():
    start = time.perf_counter()

    print(await asyncio.wait_for(cook("soup", 0.5), 1))
    print(f"{time.perf_counter() - start:.2f} s have passed")

    try:
        print(await asyncio.wait_for(cook("roast", 3600), 1))
    except TimeoutError:
        print("no roast today")
    print(f"{time.perf_counter() - start:.2f} s have passed")


asyncio.run(main())
