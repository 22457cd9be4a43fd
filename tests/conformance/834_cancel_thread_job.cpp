#include "vloop.hpp"

// Cancelling the awaiter of a running thread job does not stop the thread; run() waits for it when
// it shuts the default executor down.
std::vector<std::string> done;

void job() {
  block(5);
  done.emplace_back("thread finished");
}

Coro<> async_main() {
  const auto t = create_task(asyncio::to_thread(job));
  co_await sleep(1);
  t.cancel();
  try {
    co_await t;
  } catch (const CancelledError&) {
    log("awaiter is free,", done);
  }
}

int main() {
  vloop::run(async_main());
  log(done);
}
