#include "vloop.hpp"

// loop.time() is read afresh by each call: a blocking callback moves it, and call_later counts from
// the moment of the call, not from the start of the pass.
Coro<> async_main() {
  auto& loop = get_running_loop();
  loop.call_later(1, [&] {
    log("slow starts");
    block(2);
    loop.call_later(1, [] { log("1 after slow"); });
  });
  loop.call_later(1, [&] { loop.call_later(1, [] { log("1 after its peer"); }); });
  loop.call_later(2.5, [] { log("2.5 from the start"); });
  co_await sleep(10);
}

int main() { vloop::run(async_main()); }
