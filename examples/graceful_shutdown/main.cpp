// A service that is told to stop. Its workers look at an Event between two
// jobs, finish the one in hand, and clean up. One of them hangs in its job: it
// is given a second, then it is cancelled, and cleans up as well.
//
// Expect the word to stop after 1 s. The two good workers end with the job that
// they are at, 0.2 s and 0.5 s later; the third is cancelled after 2 s.

#include <asyncio/asyncio.hpp>
#include <string>
#include <vector>

// Says goodbye however the worker ends.
struct Goodbye {
  std::string name;
  ~Goodbye() { asyncio::print("{} has cleaned up", name); }
};

asyncio::Coro<> work(std::string name, double seconds, asyncio::Event stop) {
  const Goodbye goodbye{name};
  for (int job = 1; !stop.is_set(); ++job) {
    co_await asyncio::sleep(seconds);
    asyncio::print("{} has done job {}", name, job);
  }
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const asyncio::Event stop;
  std::vector<asyncio::Task<>> workers;
  workers.push_back(asyncio::create_task(work("Ann", 0.6, stop)));
  workers.push_back(asyncio::create_task(work("Bob", 0.75, stop)));
  workers.push_back(asyncio::create_task(work("Zoe", 3600, stop)));

  co_await asyncio::sleep(1);
  asyncio::print("please stop");
  stop.set();
  const auto [done, pending] = co_await asyncio::wait(workers, {.timeout = 1});

  for (const auto& worker : pending) {
    asyncio::print("one did not hear it and is cancelled");
    worker.cancel();
  }
  co_await asyncio::wait(workers);
  asyncio::print("closed after {:.2f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
