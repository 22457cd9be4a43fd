#include <asyncio/asyncio.hpp>

asyncio::Coro<> async_main() { co_await asyncio::sleep(1); }
