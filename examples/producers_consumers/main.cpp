// Two bakers put loaves on a shelf that has room for two; three customers take
// them off. The Queue makes a baker wait while the shelf is full and a customer
// while it is empty.
//
// Expect both bakers to wait for room until the shop opens, after 0.5 s. join
// returns when every loaf has been eaten; by then two customers wait for more,
// in vain, so all of them are cancelled.

#include <asyncio/asyncio.hpp>
#include <string>
#include <vector>

using Shelf = asyncio::Queue<std::string>;

asyncio::Coro<> bake(std::string baker, Shelf shelf) {
  for (int number = 1; number <= 3; ++number) {
    const std::string loaf = baker + "'s loaf " + std::to_string(number);
    if (shelf.full()) asyncio::print("{} waits for room", baker);
    co_await shelf.put(loaf);
    asyncio::print("{} is on the shelf", loaf);
  }
}

asyncio::Coro<> eat(std::string customer, double seconds, Shelf shelf) {
  while (true) {
    const std::string loaf = co_await shelf.get();
    asyncio::print("{} takes {}", customer, loaf);
    co_await asyncio::sleep(seconds);
    shelf.task_done();
  }
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const Shelf shelf{2};
  const auto anna = asyncio::create_task(bake("Anna", shelf));
  const auto ben = asyncio::create_task(bake("Ben", shelf));
  co_await asyncio::sleep(0.5);

  asyncio::print("the shop opens");
  std::vector<asyncio::Task<>> customers;
  customers.push_back(asyncio::create_task(eat("Cem", 0.5, shelf)));
  customers.push_back(asyncio::create_task(eat("Dora", 0.7, shelf)));
  customers.push_back(asyncio::create_task(eat("Eve", 0.9, shelf)));
  co_await asyncio::gather(anna, ben);
  co_await shelf.join();
  asyncio::print("all is eaten after {:.2f} s", loop.time() - start);

  for (const auto& customer : customers) customer.cancel();
}

int main() { asyncio::run(async_main()); }
