#include "vloop.hpp"

// Children may add children while the parent already waits at the end.
Coro<> node(TaskGroup& group, std::string name, int depth) {
  co_await sleep(1);
  log(name);
  if (depth > 0) {
    group.create_task(node(group, name + "L", depth - 1));
    group.create_task(node(group, name + "R", depth - 1));
  }
}

Coro<> async_main() {
  co_await asyncio::async_with(TaskGroup{},
                               [](TaskGroup& group) { group.create_task(node(group, "n", 2)); });
  log("all over");
}

int main() { vloop::run(async_main()); }
