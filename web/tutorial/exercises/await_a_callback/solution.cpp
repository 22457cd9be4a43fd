// The thermometer comes from a library that knows no coroutines: it is given a
// function, and calls it when it has measured.
// temperature() waits for that.

#include <asyncio/asyncio.hpp>

template <class Function>
void measure(Function callback) {
  asyncio::get_running_loop().call_later(1, callback, 21);
}

asyncio::Coro<int> temperature() {
  const auto result = asyncio::get_running_loop().create_future<int>();
  measure([result](int degrees) {
    asyncio::print("measured: {}", degrees);
    result.set_result(degrees);
  });
  co_return co_await result;
}

asyncio::Coro<> async_main() {
  asyncio::print("it is {} degrees", co_await temperature());
}

int main() { asyncio::run(async_main()); }
