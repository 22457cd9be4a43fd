#include "asyncio/wait_for.hpp"

#include <cstdint>

#include "asyncio/loop.hpp"

namespace asyncio::detail {

Coro<> cancel_and_wait(Ref<FutureCore> future) {
  // Not awaited itself: then a second cancellation, of who waits here, would go to it as well.
  const Future<> ended = get_running_loop().create_future();
  const Future<> watched(std::move(future));
  const auto callback = watched.add_done_callback([ended] {
    if (!ended.done()) ended.set_result();
  });
  struct TakeOff {
    const Future<>& future;
    std::uint64_t callback;
    ~TakeOff() { future.remove_done_callback(callback); }
  };
  const TakeOff take_off{.future = watched, .callback = callback};
  watched.cancel();
  co_await ended;
}

}  // namespace asyncio::detail
