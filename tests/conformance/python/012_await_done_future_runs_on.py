import asyncio
from vloop import run, log, describe, state, block, now


# Awaiting what is done does not suspend: a future, a failed or cancelled one,
# a finished task.
async def inner(): return 1
async def deep(n):
    if n == 0: 
        return 0
    return 1 + await deep(n - 1)
async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.set_result(1)
    loop.call_soon(log, "soon")
    log(await f, await f, await inner(), await deep(50))
    g = loop.create_future()
    g.set_exception(ValueError("e"))
    for _ in range(2):
        try:
            await g
        except ValueError as e:
            log(describe(e))
    h = loop.create_future()
    h.cancel("why")
    try:
        await h
    except asyncio.CancelledError as e:
        log("cancelled", describe(e), asyncio.current_task().cancelling())
    try:
        await h
    except asyncio.CancelledError as e:
        log("cancelled", describe(e))
    t = asyncio.create_task(inner())
    await asyncio.sleep(0)
    loop.call_soon(log, "soon 2")
    log(t.done(), await t)
    log(await asyncio.gather())
    await asyncio.sleep(0)
    log("end")


run(main())
