import asyncio


async def tick():
    i = 1
    while True:
        await asyncio.sleep(0.4)
        print(f"tick {i}")
        i += 1


async def answer():
    await asyncio.sleep(1)
    return 42


def main():
    loop = asyncio.new_event_loop()
    ticker = loop.create_task(tick())

    print(f"answer: {loop.run_until_complete(answer())}")
    print(f"the loop runs: {'yes' if loop.is_running() else 'no'}")

    loop.call_later(0.5, loop.stop)
    loop.run_forever()

    ticker.cancel()
    try:
        loop.run_until_complete(ticker)
    except asyncio.CancelledError:
        print("the ticker is cancelled")
    loop.close()
    print(f"the loop is closed: {'yes' if loop.is_closed() else 'no'}")


main()
