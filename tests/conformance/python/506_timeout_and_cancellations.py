import asyncio
from vloop import run, log, describe, state, block, now


# needs: 3.13
# Deadline and cancellation from outside, in either order, in the clean-up of
# each other.
async def slow():
    await asyncio.sleep(3)
    log("slow done")
    return "r"
async def main():
    me = asyncio.current_task()
    t = asyncio.create_task(slow())
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(t)
    except TimeoutError:
        log("gave up", state(t))
    log(await t)
    async def body():
        try:
            async with asyncio.timeout(2) as tm:
                try:
                    await asyncio.sleep(10)
                except asyncio.CancelledError as e:
                    log("cancelled", e.args, asyncio.current_task().cancelling(), tm.expired())
                    await asyncio.sleep(2)
                    raise
        except TimeoutError:
            log("timeout", asyncio.current_task().cancelling())
        except asyncio.CancelledError as e:
            log("cancel", e.args, asyncio.current_task().cancelling(), tm.expired())
            raise
    # external cancel before the deadline; the deadline strikes in the clean-up
    u = asyncio.create_task(body())
    await asyncio.sleep(1)
    u.cancel("ext")
    await asyncio.wait([u])
    log(state(u), u.cancelling())
    # external cancel in the clean-up after the deadline
    u = asyncio.create_task(body())
    await asyncio.sleep(3)
    u.cancel("ext2")
    await asyncio.wait([u])
    log(state(u), u.cancelling())
    # external cancel, uncancel, then timeout
    async def body2():
        try:
            async with asyncio.timeout(2) as tm:
                try:
                    await asyncio.sleep(10)
                except asyncio.CancelledError:
                    log("un", asyncio.current_task().uncancel())
                await asyncio.sleep(10)
        except TimeoutError:
            log("timeout", asyncio.current_task().cancelling())
    u = asyncio.create_task(body2())
    await asyncio.sleep(1)
    u.cancel("ext3")
    await asyncio.wait([u])
    log(state(u))
    # already cancelled before entering
    async def body3():
        asyncio.current_task().cancel("self")
        try:
            async with asyncio.timeout(0):
                await asyncio.sleep(1)
        except TimeoutError:
            log("timeout", asyncio.current_task().cancelling())
        except asyncio.CancelledError as e:
            log("cancel", e.args, asyncio.current_task().cancelling())
            raise
    u = asyncio.create_task(body3())
    await asyncio.wait([u])
    log(state(u))
    # inside the body raising CancelledError by hand
    try:
        async with asyncio.timeout(1):
            raise asyncio.CancelledError("hand")
    except asyncio.CancelledError as e:
        log("hand", e.args)
    # the body sees a TimeoutError of its own
    try:
        async with asyncio.timeout(1) as tm:
            raise TimeoutError("own")
    except TimeoutError as e:
        log(describe(e), tm.expired())


run(main())
