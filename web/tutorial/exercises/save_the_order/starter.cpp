// The customer closes the page half a second after ordering. The answer need
// not be sent any more, but the order has to be saved to the end.

#include <asyncio/asyncio.hpp>

asyncio::Coro<> save() {
  asyncio::print("saving the order");
  co_await asyncio::sleep(1);
  asyncio::print("the order is saved");
}

asyncio::Coro<> handle_order() {
  co_await save();
  asyncio::print("the answer is sent");
}

asyncio::Coro<> async_main() {
  const auto request = asyncio::create_task(handle_order());
  co_await asyncio::sleep(0.5);
  request.cancel();
  co_await asyncio::gather(asyncio::return_exceptions, request);
  asyncio::print("the request is cancelled");

  co_await asyncio::sleep(1);
  asyncio::print("the shop closes");
}

int main() { asyncio::run(async_main()); }
