import asyncio
import time


async def thermometer(degrees):
    try:
        while True:
            await asyncio.sleep(0.5)
            yield degrees
            degrees += 1
    except GeneratorExit:
        print("the thermometer is switched off")
        raise


async def main():
    start = time.perf_counter()

    readings = thermometer(18)
    async for degrees in readings:
        print(f"{degrees} degrees after {time.perf_counter() - start:.2f} s")
        if degrees > 20:
            break
    print("warm enough")
    await readings.aclose()
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
