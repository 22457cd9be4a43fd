// Three coroutines count to two, with a second's pause between. While one
// pauses, the next gets its turn, so they run interleaved in a single thread.
//
// Expect three times "one" at once and three times "two" after 1 s: 1 s
// in all, not 3.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> count(std::string name) {
  asyncio::print("{}: one", name);
  co_await asyncio::sleep(1);
  asyncio::print("{}: two", name);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  co_await asyncio::gather(count("A"), count("B"), count("C"));

  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
