import asyncio
from vloop import run, log, describe, state, block, now


# needs: 3.13
# A failed group takes its own request back, with requests and timeouts around
# it.
async def boom(d):
    await asyncio.sleep(d)
    raise ValueError(d)
async def main():
    me = asyncio.current_task()
    for body in (0, 1, 5):
        try:
            async with asyncio.TaskGroup() as tg:
                tg.create_task(boom(1))
                await asyncio.sleep(body)
        except ExceptionGroup as e:
            log(describe(e), me.cancelling())
        await asyncio.sleep(0)
    me.cancel()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(boom(1))
            await asyncio.sleep(5)
    except asyncio.CancelledError as e:
        log("cancelled", me.cancelling())
    # still counted: the group starts with cancelling() == 1
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(boom(1))
            await asyncio.sleep(5)
    except ExceptionGroup as e:
        log(describe(e), me.cancelling())
    except asyncio.CancelledError as e:
        log("cancelled 2", me.cancelling())
    try:
        await asyncio.sleep(0)
        log("slept")
    except asyncio.CancelledError as e:
        log("redelivered", me.cancelling())
    me.uncancel()
    try:
        async with asyncio.timeout(3):
            try:
                async with asyncio.TaskGroup() as tg:
                    tg.create_task(boom(1))
                    await asyncio.sleep(5)
            except* ValueError as e:
                log("eg", me.cancelling())
            await asyncio.sleep(5)
    except TimeoutError:
        log("timeout", me.cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(boom(1))
            async with asyncio.timeout(1):
                await asyncio.sleep(5)
    except ExceptionGroup as e:
        log(describe(e), me.cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            async with asyncio.timeout(1):
                tg.create_task(boom(1))
                await asyncio.sleep(5)
    except ExceptionGroup as e:
        log(describe(e), me.cancelling())


run(main())
