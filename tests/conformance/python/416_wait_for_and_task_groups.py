import asyncio
from vloop import run, log, describe, state, block, now


# TaskGroup inside wait_for and wait_for inside TaskGroup, and cancellation at
# the deadline.
async def job(n, d):
    try:
        await asyncio.sleep(d)
        log(n, "done")
    except asyncio.CancelledError:
        log(n, "cancelled")
        raise
async def grp():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(job("a", 1))
        tg.create_task(job("b", 3))
async def main():
    try:
        await asyncio.wait_for(grp(), 2)
    except TimeoutError as e:
        log("TimeoutError", describe(e), asyncio.current_task().cancelling())
    async def body():
        try:
            await asyncio.wait_for(job("c", 5), 1)
        except (asyncio.CancelledError, TimeoutError) as e:
            log(describe(e), asyncio.current_task().cancelling())
            raise
    t = asyncio.create_task(body())
    asyncio.get_running_loop().call_later(1, t.cancel, "first")
    await asyncio.wait([t])
    log(state(t))
    t = asyncio.create_task(body())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_later(1, t.cancel, "second")
    await asyncio.wait([t])
    log(state(t))
    u = asyncio.create_task(job("d", 5))
    asyncio.get_running_loop().call_later(1, u.cancel, "inner")
    try:
        await asyncio.wait_for(u, 3)
    except asyncio.CancelledError as e:
        log(describe(e), asyncio.current_task().cancelling())
    async with asyncio.TaskGroup() as tg:
        x = tg.create_task(asyncio.wait_for(job("e", 5), 10))
        async def k():
            await asyncio.sleep(1)
            x.cancel()
        tg.create_task(k())
    log(state(x))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(asyncio.wait_for(job("f", 5), 1))
            tg.create_task(job("g", 5))
    except ExceptionGroup as e:
        log(describe(e))


run(main())
