import asyncio


async def wait(name):
    print(f"{name} starts")
    await asyncio.sleep(1)
    print(f"{name} ends")


async def main():
    await asyncio.gather(wait("A"), wait("B"), wait("C"))


asyncio.run(main())
