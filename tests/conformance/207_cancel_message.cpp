#include <fmt/format.h>

#include "vloop.hpp"

// The message given to cancel() reaches the task and its awaiter.
std::string args(const CancelledError& error) {
  return error.has_message() ? fmt::format("({},)", asyncio::repr(error.message())) : "()";
}

Coro<> job() {
  try {
    co_await sleep(10);
  } catch (const CancelledError& error) {
    log("inside:", args(error));
    throw;
  }
}

Coro<> async_main() {
  const std::vector<std::string> messages{"", "stop it", ""};
  for (const std::string& message : messages) {
    const auto task = create_task(job());
    co_await sleep(0);
    if (!message.empty()) {
      task.cancel(message);
    } else {
      task.cancel();
    }
    try {
      co_await task;
    } catch (const CancelledError& error) {
      log("awaiter:", args(error));
    }
  }
}

int main() { vloop::run(async_main()); }
