// Three waits of a second each that leave the thread to the others meanwhile.
//
// Expect all three to start at once and to end together after 1 s.

#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<> wait(std::string name) {
  asyncio::print("{} starts", name);
  co_await asyncio::sleep(1);
  asyncio::print("{} ends", name);
}

asyncio::Coro<> async_main() {
  co_await asyncio::gather(wait("A"), wait("B"), wait("C"));
}

int main() { asyncio::run(async_main()); }
