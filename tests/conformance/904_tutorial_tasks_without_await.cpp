#include "vloop.hpp"

// Tutorial 000: not awaiting the tasks but sleeping 3 s shows both outputs ...
Coro<> say_after(double delay, std::string what) {
  co_await sleep(delay);
  log(what);
}

Coro<> async_main(std::string wait) {
  create_task(say_after(1, "hello"));
  create_task(say_after(2, "world"));
  co_await sleep(std::stod(wait));
  log("main ends after", wait);
}

int main() {
  vloop::run(async_main("3"));
  vloop::run(async_main("0.5"));  // ... sleeping 0.5 s shows neither
  log("over");
}
