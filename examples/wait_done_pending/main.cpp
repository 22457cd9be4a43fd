// wait takes tasks, and with a timeout it comes back after that time with two
// lists: the tasks that are done, and those that are pending. It cancels
// nothing, and it throws nothing: that "weather" has failed is for you to ask.
//
// Expect "news" and the failure of "weather" after 1.5 s, though they were
// there earlier, and "sport", which has not been disturbed, after 2.5 s.

#include <asyncio/asyncio.hpp>
#include <stdexcept>
#include <string>
#include <vector>

struct ConnectionError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

asyncio::Coro<std::string> download(std::string page, double delay) {
  co_await asyncio::sleep(delay);
  if (page == "weather") throw ConnectionError("weather is offline");
  co_return page + " has arrived";
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  std::vector<asyncio::Task<std::string>> tasks;
  tasks.push_back(asyncio::create_task(download("news", 0.5), "news"));
  tasks.push_back(asyncio::create_task(download("weather", 1), "weather"));
  tasks.push_back(asyncio::create_task(download("sport", 2.5), "sport"));

  const auto [done, pending] = co_await asyncio::wait(tasks, {.timeout = 1.5});
  asyncio::print("after {:.2f} s:", loop.time() - start);
  for (const auto& task : done) {
    if (task.exception()) {
      asyncio::print("  {} failed: {}", task.get_name(), task.exception());
    } else {
      asyncio::print("  {} is done: {}", task.get_name(), task.result());
    }
  }
  for (const auto& task : pending) {
    asyncio::print("  {} is pending", task.get_name());
  }

  co_await asyncio::wait(pending);
  asyncio::print("after {:.2f} s:", loop.time() - start);
  asyncio::print("  {}", tasks.back().result());
}

int main() { asyncio::run(async_main()); }
