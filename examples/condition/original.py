import asyncio


class Bakery:
    def __init__(self):
        self.loaves = 0
        self.changed = asyncio.Condition()


async def buy(name, wanted, bakery):
    async with bakery.changed:
        print(f"{name} wants {wanted}")
        await bakery.changed.wait_for(lambda: bakery.loaves >= wanted)
        bakery.loaves -= wanted
        print(f"{name} takes {wanted}, {bakery.loaves} left")


async def bake(bakery):
    for batch in range(1, 3):
        await asyncio.sleep(1)
        async with bakery.changed:
            bakery.loaves += 2
            print(f"{bakery.loaves} loaves in the shop")
            bakery.changed.notify_all()


async def main():
    bakery = Bakery()
    await asyncio.gather(buy("Ann", 3, bakery), buy("Ben", 1, bakery), bake(bakery))


asyncio.run(main())
