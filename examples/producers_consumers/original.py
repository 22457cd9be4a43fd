import asyncio
import time


async def bake(baker, shelf):
    for number in range(1, 4):
        loaf = f"{baker}'s loaf {number}"
        if shelf.full():
            print(f"{baker} waits for room")
        await shelf.put(loaf)
        print(f"{loaf} is on the shelf")


async def eat(customer, seconds, shelf):
    while True:
        loaf = await shelf.get()
        print(f"{customer} takes {loaf}")
        await asyncio.sleep(seconds)
        shelf.task_done()


async def main():
    start = time.perf_counter()

    shelf = asyncio.Queue(2)
    anna = asyncio.create_task(bake("Anna", shelf))
    ben = asyncio.create_task(bake("Ben", shelf))
    await asyncio.sleep(0.5)

    print("the shop opens")
    customers = [
        asyncio.create_task(eat("Cem", 0.5, shelf)),
        asyncio.create_task(eat("Dora", 0.7, shelf)),
        asyncio.create_task(eat("Eve", 0.9, shelf)),
    ]
    await asyncio.gather(anna, ben)
    await shelf.join()
    print(f"all is eaten after {time.perf_counter() - start:.2f} s")

    for customer in customers:
        customer.cancel()


asyncio.run(main())
