// The thermometer comes from a library that knows no coroutines: it is given a
// function, and calls it when it has measured.
// temperature() should wait for that.

#include <asyncio/asyncio.hpp>

template <class Function>
void measure(Function callback) {
  asyncio::get_running_loop().call_later(1, callback, 21);
}

asyncio::Coro<int> temperature() {
  measure([](int degrees) { asyncio::print("measured: {}", degrees); });
  co_return 0;
}

asyncio::Coro<> async_main() {
  asyncio::print("it is {} degrees", co_await temperature());
}

int main() { asyncio::run(async_main()); }
