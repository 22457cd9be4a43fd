#include "vloop.hpp"

// set_exception_handler gets (loop, context); call_exception_handler calls it.
struct ZeroDivisionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

Coro<> bad() {
  throw ValueError("in task");
  co_return;
}

Coro<> async_main() {
  const auto& loop = get_running_loop();
  loop.set_exception_handler([&](asyncio::Loop& lp, const asyncio::ExceptionContext& context) {
    log("handler:", lp == loop, context.message.substr(0, context.message.find(" in ")), "|",
        describe(context.exception), "| has task:", static_cast<bool>(context.future));
  });
  log("installed: True");  // functions can't be compared
  create_task(bad());
  co_await sleep(0);
  co_await sleep(0);
  loop.call_exception_handler({.message = "by hand", .exception = nullptr, .future = {}});
  const auto f = loop.create_future();
  f.add_done_callback([](const auto&) { throw ZeroDivisionError("division by zero"); });
  f.set_result();
  co_await sleep(0);
  log("TypeError");  // set_exception_handler("nonsense") does not compile
}

int main() { vloop::run(async_main()); }
