// The same three downloads in a TaskGroup. The first failure cancels the
// siblings that are not done; when all have ended, the block throws the
// failures together, as an ExceptionGroup.
//
// Expect "news" after 1 s, then after 2 s the failure and the
// cancellation of "sport".

#include <asyncio/asyncio.hpp>
#include <stdexcept>
#include <string>

struct ConnectionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

asyncio::Coro<> download(std::string page, double delay) {
  try {
    co_await asyncio::sleep(delay);
  } catch (const asyncio::CancelledError&) {
    asyncio::print("{} is cancelled", page);
    throw;  // clean up, then let the cancellation pass
  }
  if (page == "weather") throw ConnectionError("weather is offline");
  asyncio::print("{} has arrived", page);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  try {
    co_await asyncio::async_with(asyncio::TaskGroup{}, [](auto& group) {
      group.create_task(download("news", 1));
      group.create_task(download("weather", 2));
      group.create_task(download("sport", 3));
    });
  } catch (const asyncio::ExceptionGroup& failures) {
    asyncio::print("{}:", failures.what());
    for (const auto& error : failures.exceptions())
      asyncio::print("  {}", error);
  }
  asyncio::print("took {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
