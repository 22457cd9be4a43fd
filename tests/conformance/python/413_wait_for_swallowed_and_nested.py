import asyncio
from vloop import run, log, describe, state, block, now


# The inner one swallows the cancellation, fails instead, is done, shielded, a
# gather, another wait_for.
async def sw(v):
    log("sw starts")
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log("sw swallows", asyncio.current_task().cancelling())
        if isinstance(v, Exception):
            raise v
        await asyncio.sleep(1)
    return v
async def att(c, d):
    try:
        log("result", await asyncio.wait_for(c, d))
    except (Exception, asyncio.CancelledError) as e:
        log("raised", describe(e), asyncio.current_task().cancelling())
async def main():
    await att(sw(1), 1)
    await att(sw(ValueError("v")), 1)
    t = asyncio.create_task(sw(2))
    await att(t, 1)
    log(state(t), t.cancelling())
    t = asyncio.create_task(sw(3))
    await att(t, 0)
    log(state(t))
    t = asyncio.create_task(sw(4))
    await asyncio.sleep(0)
    await att(t, -1)
    log(state(t))
    t = asyncio.create_task(sw(5))
    await asyncio.sleep(0)
    await att(asyncio.shield(t), 1)
    log(state(t))
    t.cancel()
    await att(t, None)
    f = asyncio.get_running_loop().create_future()
    await att(f, 1)
    log(state(f))
    f = asyncio.get_running_loop().create_future()
    f.set_result("done")
    await att(f, 0)
    f = asyncio.get_running_loop().create_future()
    f.cancel("m")
    await att(f, 1)
    f = asyncio.get_running_loop().create_future()
    f.cancel("m")
    await att(f, 0)
    await att(asyncio.gather(sw(6), sw(7)), 1)
    await asyncio.sleep(5)
    await att(asyncio.wait_for(asyncio.sleep(3, "x"), 1), 2)
    await att(asyncio.wait_for(asyncio.sleep(3, "x"), 2), 1)
    await att(asyncio.wait_for(asyncio.sleep(3, "x"), 1), 1)


run(main())
