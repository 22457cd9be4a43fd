#include <asyncio/asyncio.hpp>

asyncio::Coro<int> depth(int n) {
  if (n < 0) co_return n;
  co_return 1 + co_await depth(n + 1);
}

asyncio::Coro<> async_main() { asyncio::print("{}", co_await depth(0)); }

int main() { asyncio::run(async_main()); }
