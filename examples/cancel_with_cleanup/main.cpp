// cancel() asks a task to end: CancelledError is thrown out of the await at
// which it is suspended. The task may clean up first, and even await while it
// does so; whoever awaits the task waits for that, too.
//
// Expect two chunks, the cancellation after 2.5 s, and the end of the task when
// the clean-up is over, half a second later.

#include <asyncio/asyncio.hpp>
#include <exception>

asyncio::Coro<> record() {
  // Python's `finally`. A handler must not await, so keep the exception, clean
  // up behind the handler, and throw it again: the task is to end cancelled.
  std::exception_ptr error;
  try {
    for (int chunk = 1;; ++chunk) {
      co_await asyncio::sleep(1);
      asyncio::print("chunk {} is recorded", chunk);
    }
  } catch (...) {
    error = std::current_exception();
  }
  asyncio::print("closing the file");
  co_await asyncio::sleep(0.5);
  asyncio::print("the file is closed");
  std::rethrow_exception(error);
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  const auto recording = asyncio::create_task(record());
  co_await asyncio::sleep(2.5);
  recording.cancel();
  asyncio::print("cancelled after {:.2f} s", loop.time() - start);
  try {
    co_await recording;
  } catch (const asyncio::CancelledError&) {
    asyncio::print("ended after {:.2f} s", loop.time() - start);
  }
}

int main() { asyncio::run(async_main()); }
