import asyncio
from vloop import run, log, describe, state, block, now


# Who awaits a cancelled task goes on when its clean-up is over; another
# cancel ends the clean-up early.
async def inner(d):
    try:
        await asyncio.sleep(10)
    finally:
        log("inner cleans")
        await asyncio.sleep(d)
        log("inner clean")
async def outer(t):
    try:
        await t
    except asyncio.CancelledError as e:
        log("outer continues", describe(e))
        raise
async def main():
    i = asyncio.create_task(inner(2))
    o = asyncio.create_task(outer(i))
    await asyncio.sleep(1)
    o.cancel("m")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    log("again", o.cancel("second"), o.cancelling())
    await asyncio.wait([o])
    log(state(o), state(i), now())
    # cancelling twice with time between: cleanup is interrupted
    i = asyncio.create_task(inner(5))
    o = asyncio.create_task(outer(i))
    await asyncio.sleep(1)
    o.cancel()
    await asyncio.sleep(1)
    o.cancel()
    await asyncio.wait([o, i])
    log(state(o), state(i), o.cancelling(), i.cancelling())


run(main())
