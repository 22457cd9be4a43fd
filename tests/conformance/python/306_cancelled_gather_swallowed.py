import asyncio
from vloop import run, log, describe, state, block, now


# A cancelled gather whose children swallow the cancellation or fail in their
# clean-up.
async def sw(n, d):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(d)
        log(n, "swallows")
    return n
async def bad(n, d):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(d)
        raise ValueError(n)
async def go(re, *a):
    try:
        r = await asyncio.gather(*a, return_exceptions=re)
        log("result", r)
    except asyncio.CancelledError as e:
        log("CancelledError", e.args, asyncio.current_task().cancelling())
        raise
    except ValueError as e:
        log("error", describe(e), asyncio.current_task().cancelling())
        return "error"
async def one(re, *a):
    t = asyncio.create_task(go(re, *a))
    await asyncio.sleep(1)
    t.cancel("why")
    await asyncio.wait([t])
    log(state(t), now())
    await asyncio.sleep(10)
async def main():
    await one(False, sw("a", 1), sw("b", 2))
    await one(True, sw("a", 1), sw("b", 2))
    await one(False, sw("a", 1), bad("b", 2))
    await one(True, sw("a", 1), bad("b", 2))
    await one(False, bad("a", 1), sw("b", 2))


run(main())
