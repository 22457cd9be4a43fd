import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    start = time.perf_counter()

    answer = loop.create_future()
    answer.add_done_callback(lambda future: print(f"callback: the answer is {future.result()}"))

    def set_answer():
        answer.set_result(42)
        print("the future is set")

    loop.call_later(1, set_answer)

    print("waiting for the answer")
    print(f"await: the answer is {await answer}")
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
