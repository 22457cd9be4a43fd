// A server that is busy is asked again, and each time only after twice as long
// a pause: exponential backoff. An attempt that takes too long counts as
// failed.
//
// Expect two refusals, an attempt that is given up after 0.5 s, and an answer
// to the fourth. The pauses between are 0.2 s, 0.4 s and 0.8 s.

#include <asyncio/asyncio.hpp>
#include <stdexcept>
#include <string>

struct ConnectionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

asyncio::Coro<std::string> fetch(int attempt) {
  co_await asyncio::sleep(attempt == 3 ? 60 : 0.1);
  if (attempt < 3) throw ConnectionError("the server is busy");
  co_return "the page";
}

asyncio::Coro<std::string> fetch_with_retries(int attempts) {
  double pause = 0.2;
  for (int attempt = 1; attempt < attempts; ++attempt) {
    try {
      co_return co_await asyncio::wait_for(fetch(attempt), 0.5);
    } catch (const ConnectionError& error) {
      asyncio::print("attempt {}: {}", attempt, error.what());
    } catch (const asyncio::TimeoutError&) {
      asyncio::print("attempt {}: no answer in time", attempt);
    }
    asyncio::print("  next try in {:.2f} s", pause);
    co_await asyncio::sleep(pause);
    pause *= 2;
  }
  co_return co_await fetch(attempts);  // the last failure is the caller's
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  asyncio::print("{} has arrived", co_await fetch_with_retries(5));
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
