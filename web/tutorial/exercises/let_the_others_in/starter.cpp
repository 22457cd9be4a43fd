#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> peel(std::string cook) {
  for (int potato = 1; potato <= 3; ++potato) {
    asyncio::blocking_sleep(0.1);  // hard work: nobody else has the thread
    asyncio::print("{} has peeled potato {}", cook, potato);
  }
  co_return;
}

asyncio::Coro<> async_main() {
  co_await asyncio::gather(peel("Ann"), peel("Ben"));
  asyncio::print("all potatoes are peeled");
}

int main() { asyncio::run(async_main()); }
