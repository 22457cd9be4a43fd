import asyncio
import time


def download_sync(url):
    time.sleep(1)
    return f"page of {url}"


async def download(url):
    await asyncio.sleep(1)
    return f"page of {url}"


async def main():
    urls = ["cats.org", "dogs.org", "owls.org"]

    print("sync:")
    start = time.perf_counter()
    for url in urls:
        print(f"  {download_sync(url)}")
    print(f"took {time.perf_counter() - start:.2f} s")

    print("async:")
    start = time.perf_counter()
    pages = await asyncio.gather(*(download(url) for url in urls))
    for page in pages:
        print(f"  {page}")
    print(f"took {time.perf_counter() - start:.2f} s")


asyncio.run(main())
