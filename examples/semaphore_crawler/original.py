import asyncio
import time

SITE = {
    "/": ["/news", "/shop", "/help"],
    "/news": ["/", "/news/1"],
    "/shop": ["/shop/hats", "/help"],
    "/help": ["/"],
    "/news/1": ["/news"],
    "/shop/hats": ["/shop"],
}


class Crawler:
    def __init__(self):
        self.start = time.perf_counter()
        self.group = asyncio.TaskGroup()
        self.limit = asyncio.Semaphore(2)
        self.found = set()

    def follow(self, page):
        if page not in self.found:
            self.found.add(page)
            self.group.create_task(self.visit(page))

    async def visit(self, page):
        async with self.limit:
            await asyncio.sleep(0.5)  # the download
        print(f"{page} after {time.perf_counter() - self.start:.2f} s")
        for link in SITE[page]:
            self.follow(link)


async def main():
    crawler = Crawler()
    async with crawler.group:
        crawler.follow("/")
    print(f"found {len(crawler.found)} pages")


asyncio.run(main())
