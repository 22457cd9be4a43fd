import asyncio
from vloop import run, log, describe, state, block, now


# The order of the errors in a group, groups in groups, and a body that
# swallows the cancellation.
async def job(n, d, e=None, clean=0):
    try:
        await asyncio.sleep(d)
        log(n, "fails" if e else "done")
        if e: raise e
        return n
    except asyncio.CancelledError:
        log(n, "cancelled")
        if clean: await asyncio.sleep(clean)
        if clean > 1: raise OSError(n)
        raise
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(job("a", 1))
            b = tg.create_task(job("b", 2, ValueError("b")))
            c = tg.create_task(job("c", 5, None, 2))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError as e:
                log("body cancelled", e.args, asyncio.current_task().cancelling())
                raise KeyError("body")
    except ExceptionGroup as eg:
        log(describe(eg), asyncio.current_task().cancelling())
        log(str(eg))
        m, r = eg.split(ValueError)
        log(describe(m), "/", describe(r))
        log(describe(eg.subgroup(lambda e: not isinstance(e, OSError))))
    log(state(a), state(b), state(c))
    # the body swallows the cancellation
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("d", 1, ValueError("d")))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                log("swallowed", asyncio.current_task().cancelling())
            await asyncio.sleep(1)
            log("body goes on", asyncio.current_task().cancelling())
    except ExceptionGroup as eg:
        log(describe(eg), asyncio.current_task().cancelling())
    # group in a group in a group
    try:
        async with asyncio.TaskGroup() as o:
            async def inner():
                async with asyncio.TaskGroup() as i:
                    i.create_task(job("i1", 1, ValueError("i1")))
                    i.create_task(job("i2", 1, OSError("i2")))
            o.create_task(inner())
            o.create_task(job("o1", 1, KeyError("o1")))
            await asyncio.sleep(0.5)
            async with asyncio.TaskGroup() as x:
                x.create_task(job("x", 9))
    except ExceptionGroup as eg:
        log(describe(eg), asyncio.current_task().cancelling())
    # fails in the same pass as the body ends
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job("e", 1, ValueError("e")))
            await asyncio.sleep(1)
            log("body done")
    except ExceptionGroup as eg:
        log(describe(eg), asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    log("end")


run(main())
