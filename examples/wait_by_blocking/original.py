import asyncio
import time


async def wait(name):
    print(f"{name} starts")
    time.sleep(1)  # suspends nothing, stops everything
    print(f"{name} ends")


async def main():
    await asyncio.gather(wait("A"), wait("B"), wait("C"))


asyncio.run(main())
