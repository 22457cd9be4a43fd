// Goes on after whatever it caught, in tasks that cannot be cancelled.
#include <asyncio/asyncio.hpp>

asyncio::Coro<> stay() {
  for (;;) {
    try {
      co_await asyncio::sleep(0);
    } catch (...) {
    }
  }
}

asyncio::Coro<> async_main() {
  asyncio::print("staying");
  auto first = asyncio::create_task(stay());
  auto second = asyncio::create_task(stay());
  co_await asyncio::gather(first, second);
}

int main() { asyncio::run(async_main()); }
