#include "vloop.hpp"

// PriorityQueue gives the smallest first, LifoQueue the newest.
Coro<> async_main() {
  using Item = std::pair<int, std::string>;
  const asyncio::PriorityQueue<Item> p;
  p.put_nowait({2, "b"});
  p.put_nowait({1, "z"});
  p.put_nowait({3, "c"});
  p.put_nowait({1, "a"});
  std::vector<Item> smallest_first;
  while (!p.empty()) smallest_first.push_back(p.get_nowait());
  log(smallest_first);
  const asyncio::LifoQueue<int> s{3};
  for (int i = 1; i <= 3; ++i) s.put_nowait(i);
  const bool full = s.full();
  std::vector<int> newest_first;
  while (!s.empty()) newest_first.push_back(co_await s.get());
  log(full, newest_first);
}

int main() { vloop::run(async_main()); }
