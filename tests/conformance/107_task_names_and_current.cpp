#include <algorithm>

#include "vloop.hpp"

// Names, current_task() and all_tasks().
std::vector<std::string> all_names() {
  std::vector<std::string> names;
  for (const auto& task : asyncio::all_tasks()) names.push_back(task.get_name());
  std::sort(names.begin(), names.end());
  return names;
}

Coro<> child() {
  const auto me = current_task();
  log("in", me.get_name(), "all:", all_names());
  co_await sleep(1);
  log("still", current_task() == me);
}

Coro<> async_main() {
  current_task().set_name("root");
  const auto a = create_task(child(), "alpha");
  const auto b = create_task(child());
  b.set_name(17);
  log(a.get_name(), asyncio::repr(b.get_name()));
  get_running_loop().call_soon([] { log("in a callback, current is None:", !current_task()); });
  co_await a;
  co_await b;
  log("all:", all_names());
}

int main() { vloop::run(async_main()); }
