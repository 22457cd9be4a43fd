#include "vloop.hpp"

// asend() passes a value in, athrow() an exception.
asyncio::AsyncGenerator<std::string, std::string> echo() {
  std::optional<std::string> got;
  for (;;) {
    try {
      got = co_yield "echo " + got.value_or("None");
      co_await sleep(1);
    } catch (const ValueError&) {
      log("inside:", describe());
      got = "recovered";
    }
  }
}

Coro<> async_main() {
  auto generator = echo();
  log(*co_await generator.asend(std::nullopt));
  log(*co_await generator.asend("hi"));
  log(*co_await generator.athrow(ValueError("boom")));
  try {
    co_await generator.athrow(KeyError("out"));
  } catch (const KeyError&) {
    log("came out:", describe());
  }
  if (!co_await generator.asend("1")) log("finished");
}

int main() { vloop::run(async_main()); }
