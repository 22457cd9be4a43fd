#include "vloop.hpp"

// main ends cancelled: run() raises CancelledError.
Coro<> async_main() {
  current_task().cancel("enough");
  co_await sleep(1);
}

int main() {
  log("run raised", thrown_by([] { vloop::run(async_main()); }));
}
