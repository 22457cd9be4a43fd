#include <asyncio/asyncio.hpp>

asyncio::Coro<> async_main() {
  auto& loop = asyncio::get_running_loop();
  const double start = loop.time();
  int lines = 0;
  while (lines < 200'000) {
    for (; lines < 200'000 && lines < (loop.time() - start) * 100'000; ++lines)
      asyncio::print("line {}", lines);
    co_await asyncio::sleep(0.01);
  }
}

int main() { asyncio::run(async_main()); }
