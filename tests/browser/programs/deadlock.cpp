// Waits for what nobody will ever set.
#include <asyncio/asyncio.hpp>

asyncio::Coro<> async_main() {
  asyncio::print("waiting");
  co_await asyncio::get_running_loop().create_future();
}

int main() { asyncio::run(async_main()); }
