// Two tasks that take turns for ever, and never wait.
#include <asyncio/asyncio.hpp>

asyncio::Coro<> stay() {
  for (volatile bool forever = true; forever;) co_await asyncio::sleep(0);
}

asyncio::Coro<> async_main() {
  asyncio::print("staying");
  auto first = asyncio::create_task(stay());
  auto second = asyncio::create_task(stay());
  co_await asyncio::gather(first, second);
}

int main() { asyncio::run(async_main()); }
