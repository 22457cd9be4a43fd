import asyncio
from vloop import run, log, describe, state, block, now


# A child of the outer group fails while the inner one waits; a cancelled
# child that is a group itself.
async def job(n, d, e=None):
    try:
        await asyncio.sleep(d)
        if e: raise e
        log(n, "done")
    except asyncio.CancelledError:
        log(n, "cancelled")
        raise
async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(job("o", 1, ValueError("o")))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(job("i", 5))
            log("never")
    except ExceptionGroup as e:
        log(describe(e), asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as outer:
            async def sub():
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(job("i1", 5))
                    inner.create_task(job("i2", 5))
            s = outer.create_task(sub(), name="sub")
            t = outer.create_task(job("t", 2))
            await asyncio.sleep(1)
            log(s.get_name(), s.cancel())
    except ExceptionGroup as e:
        log(describe(e))
    log(state(s), state(t))
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(job("o", 1, ValueError("o")))
            try:
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(job("i", 1, KeyError("i")))
                    await asyncio.sleep(9)
            except ExceptionGroup as e:
                log("inner", describe(e), asyncio.current_task().cancelling())
                raise
    except ExceptionGroup as e:
        log(describe(e), asyncio.current_task().cancelling())
    async with asyncio.TaskGroup() as tg:
        x = tg.create_task(asyncio.sleep(1, "slept"), name="x")
        log(x.get_name(), await x)
        y = tg.create_task(asyncio.sleep(1, "y"))
        r = await asyncio.gather(x, y)
        log(r)
    async with asyncio.TaskGroup() as tg:
        pass
    log("empty")
    try:
        async with asyncio.TaskGroup() as tg:
            raise ValueError("alone")
    except ExceptionGroup as e:
        log(describe(e))
    try:
        async with asyncio.TaskGroup() as tg:
            raise asyncio.CancelledError("hand")
    except asyncio.CancelledError as e:
        log(e.args, asyncio.current_task().cancelling())


run(main())
