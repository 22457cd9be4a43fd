#include <asyncio/asyncio.hpp>
#include <string>

asyncio::Coro<std::string> answer(std::string name, double delay) {
  co_await asyncio::sleep(delay);
  co_return name + " says yes";
}

asyncio::Coro<> ask(std::string name, double delay) {
  try {
    asyncio::print("{}", co_await asyncio::wait_for(answer(name, delay), 2));
  } catch (const asyncio::TimeoutError&) {
    asyncio::print("{} has not answered", name);
  }
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  co_await ask("Ann", 1);
  co_await ask("Ben", 10);
  co_await ask("Eve", 1);

  asyncio::print("took {:.1f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
