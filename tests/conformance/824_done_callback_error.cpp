#include "vloop.hpp"

// A failing done callback does not disturb the other callbacks or the future.
Coro<> async_main() {
  const auto f = get_running_loop().create_future<int>();
  f.add_done_callback([](const auto& future) { log("first", future.result()); });
  f.add_done_callback([](const auto&) { throw RuntimeError("bad callback"); });
  f.add_done_callback([](const auto& future) { log("third", future.result()); });
  f.set_result(1);
  log("awaited", co_await f);
  co_await sleep(0);
  log("end");
}

int main() { vloop::run(async_main()); }
