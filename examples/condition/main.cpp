// A Condition is a lock, and a way to wait until what it guards has changed:
// wait_for gives the lock back, sleeps until somebody notifies, and looks
// again.
//
// Expect Ben to be served after 1 s, from the first two loaves, and Ann, who
// wants three, after 2 s.

#include <asyncio/asyncio.hpp>
#include <string>

struct Bakery {
  int loaves = 0;
  asyncio::Condition changed;
};

asyncio::Coro<> buy(std::string name, int wanted, Bakery& bakery) {
  co_await asyncio::async_with(bakery.changed, [&]() -> asyncio::Coro<> {
    asyncio::print("{} wants {}", name, wanted);
    co_await bakery.changed.wait_for([&] { return bakery.loaves >= wanted; });
    bakery.loaves -= wanted;
    asyncio::print("{} takes {}, {} left", name, wanted, bakery.loaves);
  });
}

asyncio::Coro<> bake(Bakery& bakery) {
  for (int batch = 1; batch <= 2; ++batch) {
    co_await asyncio::sleep(1);
    co_await asyncio::async_with(bakery.changed, [&] {
      bakery.loaves += 2;
      asyncio::print("{} loaves in the shop", bakery.loaves);
      bakery.changed.notify_all();
    });
  }
}

asyncio::Coro<> async_main() {
  Bakery bakery;
  co_await asyncio::gather(buy("Ann", 3, bakery), buy("Ben", 1, bakery),
                           bake(bakery));
}

int main() { asyncio::run(async_main()); }
