#include <thread>

#include "vloop.hpp"

// to_thread: value, several arguments, exception; the loop stays responsive.
const auto main_thread = std::this_thread::get_id();

std::pair<int, bool> work(int a, int b) {
  return {a * b, std::this_thread::get_id() == main_thread};
}

void fail() { throw OSError("in thread"); }

Coro<> async_main() {
  const auto [product, in_main_thread] = co_await asyncio::to_thread(work, 6, 7);
  log(std::tuple(product, in_main_thread));
  try {
    co_await asyncio::to_thread(fail);
  } catch (const OSError&) {
    log(describe());
  }
  std::vector<Coro<std::pair<int, bool>>> jobs;
  for (int i = 0; i < 4; ++i) jobs.push_back(asyncio::to_thread(work, i, 10));
  std::vector<int> products;
  for (const auto& [x, _] : co_await gather(std::move(jobs))) products.push_back(x);
  log(products);
}

int main() { vloop::run(async_main()); }
