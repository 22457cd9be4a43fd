#include "vloop.hpp"

// remove_done_callback removes the callback of that id and returns how many it removed. C++
// functions can't be compared, so a callback that was added twice has two ids.
Coro<> async_main() {
  const auto f = get_running_loop().create_future();
  const auto cb = [](const auto&) { log("cb"); };
  const auto cb2 = [](const auto&) { log("cb2"); };
  const auto first = f.add_done_callback(cb);
  const auto second = f.add_done_callback(cb2);
  const auto third = f.add_done_callback(cb);
  log("removed", f.remove_done_callback(first) + f.remove_done_callback(third));
  log("removed", f.remove_done_callback(first) + f.remove_done_callback(third));
  f.add_done_callback(cb);
  f.set_result();
  log("after set, removed", f.remove_done_callback(second));
  co_await sleep(0);
  log("end");
}

int main() { vloop::run(async_main()); }
