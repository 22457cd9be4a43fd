// One of three downloads fails. gather throws the first exception as soon as it
// happens; the other downloads are not cancelled but run on, and nobody waits
// for them any more.
//
// Expect the failure after 2 s, and "sport" still arriving after 3 s because
// async_main awaits it. To get every outcome, failures too:
// asyncio::gather(asyncio::return_exceptions, ...).

#include <asyncio/asyncio.hpp>
#include <stdexcept>
#include <string>

struct ConnectionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

asyncio::Coro<> download(std::string page, double delay) {
  co_await asyncio::sleep(delay);
  if (page == "weather") throw ConnectionError("weather is offline");
  asyncio::print("{} has arrived", page);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const auto sport = asyncio::create_task(download("sport", 3));
  try {
    co_await asyncio::gather(download("news", 1), download("weather", 2),
                             sport);
  } catch (const ConnectionError& error) {
    asyncio::print("gather failed after {:.2f} s: {}", loop.time() - start,
                   error.what());
  }

  asyncio::print("sport is {}",
                 sport.cancelled() ? "cancelled" : "still on its way");
  co_await sport;
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
