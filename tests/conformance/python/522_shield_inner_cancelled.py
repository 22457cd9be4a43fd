import asyncio
from vloop import run, log, describe, state, block, now


# Cancelling the inner one cancels the shield; a shield of what is done is the
# same future; shields of shields.
async def job(d, e=None):
    await asyncio.sleep(d)
    log("job done", d)
    if e: raise e
    return d
async def aw(x):
    try:
        log("got", await x)
    except (Exception, asyncio.CancelledError) as e:
        log("raised", describe(e), asyncio.current_task().cancelling())
async def main():
    t = asyncio.create_task(job(2))
    s = asyncio.shield(t)
    w = asyncio.create_task(aw(s))
    await asyncio.sleep(1)
    t.cancel("inner")
    await w
    log(state(s), state(t))
    t = asyncio.create_task(job(1))
    await t
    log(asyncio.shield(t) is t)
    f = asyncio.get_running_loop().create_future()
    s = asyncio.shield(f)
    log(s is f, s.cancel("s"), s.cancelled(), f.cancelled())
    f.set_result(1)
    s2 = asyncio.shield(f)
    log(s2 is f)
    t = asyncio.create_task(job(3, ValueError("v")))
    ss = asyncio.shield(asyncio.shield(t))
    ss.add_done_callback(lambda f: log("ss cb", f.cancelled()))
    w = asyncio.create_task(aw(ss))
    await asyncio.sleep(1)
    w.cancel("w")
    await w
    try:
        await t
    except ValueError as e:
        log("t", describe(e))
    g = asyncio.gather(job(1), job(2))
    s = asyncio.shield(g)
    await asyncio.sleep(0)
    s.cancel()
    log(await g)
    w = asyncio.create_task(aw(asyncio.shield(job(2))))
    await asyncio.sleep(1)
    w.cancel()
    await asyncio.sleep(3)
    # error of a shielded that nobody sees any more
    w = asyncio.create_task(aw(asyncio.shield(job(2, KeyError("lost")))))
    await asyncio.sleep(1)
    w.cancel()
    await asyncio.sleep(3)
    log("end")


run(main())
