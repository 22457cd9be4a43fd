import asyncio
from vloop import run, log, describe, state, block, now


# A race whose losers are cancelled and waited for, whatever ends it.
async def job(n, d):
    try:
        await asyncio.sleep(d)
        return n
    except asyncio.CancelledError:
        log(n, "loses")
        await asyncio.sleep(0.5)
        raise
async def first(*cs):
    ts = [asyncio.create_task(c) for c in cs]
    try:
        done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
        return [t for t in ts if t in done][0].result()
    finally:
        for t in ts: t.cancel()
        r = await asyncio.gather(*ts, return_exceptions=True)
        log("joined", [isinstance(x, asyncio.CancelledError) for x in r])
async def main():
    log(await first(job("a", 3), job("b", 2), job("c", 4)))
    try:
        await asyncio.wait_for(first(job("d", 5), job("e", 6)), 1)
    except TimeoutError:
        log("timeout")
    t = asyncio.create_task(first(job("f", 5), job("g", 6)))
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        log("cancelled")


run(main())
