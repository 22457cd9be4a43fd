import asyncio
from vloop import run, log, describe, state, block, now


# A failed task throws the same exception into all who await it; awaiting
# oneself is an error.
async def bad():
    await asyncio.sleep(1)
    raise KeyError("k")
async def w(n, t):
    try:
        await t
    except KeyError as e:
        log(n, describe(e))
        return e
async def self_await():
    try:
        await asyncio.current_task()
    except RuntimeError as e:
        log(describe(e)[:47])
async def main():
    t = asyncio.create_task(bad())
    r = await asyncio.gather(*(w(i, t) for i in range(3)))
    log(r[0] is r[1], r[1] is t.exception())
    try:
        await t
    except KeyError as e:
        log("again", describe(e))
    await asyncio.create_task(self_await())


run(main())
