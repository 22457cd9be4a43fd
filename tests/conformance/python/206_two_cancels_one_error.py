import asyncio
from vloop import run, log, describe, state, block, now


# Several cancel() calls before the step give one CancelledError, the count
# and the first message tell of them.
async def job(n):
    while True:
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            me = asyncio.current_task()
            log(n, "got", e.args, me.cancelling())
            if me.cancelling() >= 3 or n == "once":
                raise
        log("goes on")
async def main():
    t = asyncio.create_task(job("multi"))
    await asyncio.sleep(0)
    log(t.cancel("first"), t.cancel("second"), t.cancelling())
    await asyncio.sleep(0)
    log(t.cancel("third"), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        log("out", e.args)
    t = asyncio.create_task(job("once"))
    await asyncio.sleep(0)
    t.cancel()
    t.cancel("late")
    try:
        await t
    except asyncio.CancelledError as e:
        log("out", e.args)
    log(t.cancelling(), t.uncancel(), t.uncancel(), t.uncancel(), t.cancelling())
    t = asyncio.create_task(job("unstarted"))
    t.cancel("a")
    t.cancel("b")
    try:
        await t
    except asyncio.CancelledError as e:
        log("out", e.args)
    me = asyncio.current_task()
    log(me.uncancel(), me.cancelling())
    me.cancel("x")
    log(me.uncancel())
    try:
        await asyncio.sleep(0)
        log("not cancelled")
    except asyncio.CancelledError as e:
        log("cancelled", e.args)


run(main())
