#include "vloop.hpp"

// run() closes the generators that are still open when main() has returned.
asyncio::AsyncGenerator<std::string> gen(std::string name) {
  std::exception_ptr error;
  try {
    for (;;) {
      co_yield name;
      co_await sleep(1);
    }
  } catch (...) {
    error = std::current_exception();
  }
  log("finally of", name);
  co_await sleep(2);
  log("finally of", name, "done");
  std::rethrow_exception(error);
}

std::vector<asyncio::AsyncGenerator<std::string>> keep;

Coro<std::string> async_main() {
  keep.push_back(gen("g"));
  log("first", *co_await keep.back().next());
  log("main returns");
  co_return "value";
}

int main() { log(vloop::run(async_main())); }
