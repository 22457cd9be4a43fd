import asyncio
import time


async def dine(name, seconds, lower, higher, start):
    async with lower:
        async with higher:
            print(f"{time.perf_counter() - start:.2f} s: {name} eats")
            await asyncio.sleep(seconds)
            print(f"{time.perf_counter() - start:.2f} s: {name} is full")


async def main():
    start = time.perf_counter()
    names = ["Kant", "Laozi", "Plato", "Hume", "Weil"]
    seconds = [0.4, 0.5, 0.6, 0.5, 0.5]
    forks = [asyncio.Lock() for _ in names]

    dinners = []
    for seat in range(len(names)):
        lower, higher = sorted([seat, (seat + 1) % len(names)])
        dinners.append(dine(names[seat], seconds[seat], forks[lower], forks[higher], start))
    await asyncio.gather(*dinners)


asyncio.run(main())
