import asyncio


async def transfer(name, first, second):
    async with first:
        print(f"{name} holds one lock")
        await asyncio.sleep(1)
        print(f"{name} wants the other")
        async with second:
            print(f"{name} holds both")  # never comes here


async def main():
    giro = asyncio.Lock()
    savings = asyncio.Lock()
    ann = asyncio.create_task(transfer("Ann", giro, savings), name="Ann")
    bob = asyncio.create_task(transfer("Bob", savings, giro), name="Bob")
    await ann  # hangs here, for ever
    await bob
    print("both are done")


asyncio.run(main())
