import asyncio
from vloop import run, log, describe, state, block, now


# needs: 3.13
# The outer deadline comes first; a timeout's states, texts and errors.
async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(2) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                log("inner?")
            except asyncio.CancelledError as e:
                log("inner cancelled", e.args, me.cancelling(), inner.expired(), outer.expired())
                raise
    except TimeoutError as e:
        log("outer", describe(e), me.cancelling(), inner.expired(), outer.expired())
    async with asyncio.timeout(5) as outer:
        for i in range(3):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(10)
            except TimeoutError:
                log("inner", i, me.cancelling())
        log("when", outer.when(), outer.expired())
    t = asyncio.timeout(3)
    log(t, t.when())
    try:
        t.reschedule(5)
    except RuntimeError as e:
        log(describe(e))
    async with t:
        log(t, t.when())
        t.reschedule(None)
        log(t, t.when())
        await asyncio.sleep(4)
        t.reschedule(20)
    log(t)
    try:
        t.reschedule(5)
    except RuntimeError as e:
        log(describe(e))
    try:
        async with t:
            pass
    except RuntimeError as e:
        log(describe(e))
    try:
        async with asyncio.timeout(1) as t:
            try:
                await asyncio.sleep(3)
            finally:
                log(t)
                try:
                    t.reschedule(100)
                except RuntimeError as e:
                    log(describe(e))
    except TimeoutError:
        log(t, t.when())
    try:
        async with asyncio.timeout(1) as t:
            try:
                await asyncio.sleep(3)
            except asyncio.CancelledError:
                raise ValueError("instead")
    except ValueError as e:
        log(describe(e), t.expired(), me.cancelling())
    try:
        async with asyncio.timeout(0):
            log("no suspension")
        log("fine")
        async with asyncio.timeout(0):
            await asyncio.sleep(0)
            log("after one pass")
            await asyncio.sleep(0)
            log("after two")
    except TimeoutError as e:
        log("late", me.cancelling())
    async with asyncio.timeout_at(None) as t:
        log(t.when(), t)
    try:
        async with asyncio.timeout_at(asyncio.get_running_loop().time() + 1) as t:
            await asyncio.get_running_loop().create_future()
    except TimeoutError:
        log("at", t.when())


run(main())
