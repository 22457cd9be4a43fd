#include <atomic>
#include <condition_variable>
#include <future>
#include <iostream>
#include <mutex>
#include <semaphore>
#include <shared_mutex>
#include <span>
#include <thread>
#include <vector>

std::mutex guard;
std::atomic<int> counter{0};

void work(int id) {
  std::lock_guard lock(guard);
  counter += id;
  counter.fetch_add(1, std::memory_order_relaxed);
}

int main() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back(work, i);
  for (auto& thread : threads) thread.join();
  std::condition_variable ready;
  std::unique_lock lock(guard);
  ready.notify_all();
  auto answer = std::async(std::launch::deferred, [] { return 6 * 7; });
  std::promise<int> promise;
  promise.set_value(answer.get());
  int array[]{1, 2, 3};
  for (int n : std::span(array).first(2)) std::cout << n;
  std::cout << promise.get_future().get() << counter << std::endl;
}
