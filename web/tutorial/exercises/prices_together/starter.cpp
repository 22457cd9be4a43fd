#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<int> price(std::string item, int euros, double delay) {
  co_await asyncio::sleep(delay);
  asyncio::print("a {} costs {} euros", item, euros);
  co_return euros;
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const int tent = co_await price("tent", 90, 3);
  const int stove = co_await price("stove", 30, 2);
  const int torch = co_await price("torch", 10, 1);

  asyncio::print("tent {}, stove {}, torch {}", tent, stove, torch);
  asyncio::print("{} euros in all, known after {:.2f} s", tent + stove + torch,
                 loop.time() - start);
}

int main() { asyncio::run(async_main()); }
