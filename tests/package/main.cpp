#include <asyncio/asyncio.hpp>

asyncio::Coro<> say_after(double delay, const char* what) {
  co_await asyncio::sleep(delay);
  asyncio::print("{}", what);
}

asyncio::Coro<> async_main() {
  co_await asyncio::gather(say_after(1, "hello"), asyncio::sleep(2));
  asyncio::print("world after {:.1f} s", asyncio::get_running_loop().time());
}

int main() { asyncio::run(async_main()); }
