// A small café without traps.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> brew(std::string what) {
  asyncio::print("the {} is brewing", what);
  co_await asyncio::sleep(1);
  asyncio::print("the {} is ready", what);
}

asyncio::Coro<> clean_cups() {
  co_await asyncio::sleep(0.5);
  asyncio::print("the cups are clean");
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  co_await asyncio::gather(clean_cups(), brew("coffee"), brew("tea"));

  asyncio::print("took {:.0f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
