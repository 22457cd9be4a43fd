// An asynchronous generator gives values one by one, with co_yield, and may
// await between them. Its body runs only while somebody asks for the next one.
//
// Expect four readings, half a second apart. Then the reader has seen enough;
// aclose lets the generator clean up, which it does at its co_yield.

#include <asyncio/asyncio.hpp>

asyncio::AsyncGenerator<int> thermometer(int degrees) {
  try {
    while (true) {
      co_await asyncio::sleep(0.5);
      co_yield degrees++;
    }
  } catch (const asyncio::GeneratorExit&) {
    asyncio::print("the thermometer is switched off");
    throw;
  }
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  auto readings = thermometer(18);
  // Python's `async for`.
  while (const auto degrees = co_await readings.next()) {
    asyncio::print("{} degrees after {:.2f} s", *degrees, loop.time() - start);
    if (*degrees > 20) break;
  }
  asyncio::print("warm enough");
  co_await readings.aclose();
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
