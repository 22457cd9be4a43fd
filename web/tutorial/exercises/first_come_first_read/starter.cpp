#include <asyncio/asyncio.hpp>
#include <string>
#include <utility>
#include <vector>

asyncio::Coro<std::string> letter(std::string from, double delay) {
  co_await asyncio::sleep(delay);
  co_return "a letter from " + from;
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  std::vector<asyncio::Coro<std::string>> letters;
  letters.push_back(letter("Lima", 3));
  letters.push_back(letter("Bern", 1));
  letters.push_back(letter("Oslo", 2));

  const auto all = co_await asyncio::gather(std::move(letters));
  for (const auto& text : all) {
    asyncio::print("{:.1f} s: {}", loop.time() - start, text);
  }
}

int main() { asyncio::run(async_main()); }
