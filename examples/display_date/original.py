import asyncio


async def display_date():
    loop = asyncio.get_running_loop()
    start_time = loop.time()
    end_time = start_time + 5

    while True:
        print(f"{loop.time() - start_time:.1f} s have passed")
        if loop.time() + 1 >= end_time:
            break
        await asyncio.sleep(1)


asyncio.run(display_date())
