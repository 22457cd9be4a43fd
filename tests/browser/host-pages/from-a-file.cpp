#include <asyncio/asyncio.hpp>

asyncio::Coro<> async_main() {
  asyncio::print("from a file");
  co_return;
}

int main() { asyncio::run(async_main()); }
