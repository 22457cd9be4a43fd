import asyncio


async def step(number):
    await asyncio.sleep(0.6)
    print(f"step {number}")


async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()

    try:
        async with asyncio.timeout(1.5):
            for number in range(1, 4):
                await step(number)
    except TimeoutError:
        print(f"too late after {loop.time() - start:.2f} s")

    start = loop.time()
    deadline = asyncio.timeout(1.5)
    async with deadline:
        for number in range(1, 4):
            await step(number)
            deadline.reschedule(loop.time() + 1)  # a second for what comes next
    expired = "yes" if deadline.expired() else "no"
    print(f"in time after {loop.time() - start:.2f} s, expired: {expired}")


asyncio.run(main())
