#include <map>

#include "vloop.hpp"

// An async generator may await between values; its consumer awaits each one.
struct Finally {
  ~Finally() { log("generator finally"); }
};

asyncio::AsyncGenerator<int> ticker(int count, double delay) {
  const Finally finally;
  for (int i = 0; i < count; ++i) {
    co_await sleep(delay);
    co_yield i;
  }
}

asyncio::AsyncGenerator<std::pair<char, std::string>> pairs() {
  for (const char c : std::string("ab")) {
    co_yield std::pair(c, std::string(2, c));
    co_await sleep(0);
  }
}

Coro<> async_main() {
  auto ticks = ticker(3, 1);
  while (auto i = co_await ticks.next()) log("got", *i);

  std::vector<int> all_but_1;
  auto fast_ticks = ticker(3, 0.5);
  while (auto i = co_await fast_ticks.next()) {
    if (*i != 1) all_but_1.push_back(*i);
  }
  log(all_but_1);

  std::map<std::string, std::string> by_key;
  auto doubled = pairs();
  while (auto pair = co_await doubled.next()) by_key[std::string(1, pair->first)] = pair->second;
  log(by_key);
}

int main() { vloop::run(async_main()); }
