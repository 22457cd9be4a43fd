import asyncio


async def run(name, started):
    print(f"{name} is at the line")
    await started.wait()
    print(f"{name} runs")


async def main():
    started = asyncio.Event()

    async with asyncio.TaskGroup() as group:
        group.create_task(run("Ada", started))
        group.create_task(run("Bo", started))
        group.create_task(run("Cleo", started))
        await asyncio.sleep(1)

        print("go!")
        started.set()
        group.create_task(run("Dan, who is late,", started))


asyncio.run(main())
