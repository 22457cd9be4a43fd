#include <asyncio/asyncio.hpp>

#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

using namespace std::chrono_literals;
using asyncio::Coro;

struct Resource {
  explicit Resource(std::string name) : name(std::move(name)) {}
  ~Resource() { asyncio::print("released {}", name); }
  std::string name;
};

Coro<std::string> fetch(std::string name, double delay) {
  Resource resource(name);
  co_await asyncio::sleep(delay);
  if (name.empty()) throw std::invalid_argument("no name");
  co_return name + "!";
}

template <typename T>
Coro<std::vector<T>> collect(std::vector<T> values) {
  std::vector<T> result;
  for (auto& value : values) {
    co_await asyncio::sleep(0);
    result.push_back(value);
  }
  co_return result;
}

class Worker {
 public:
  explicit Worker(int id) : id_(id) {}
  Coro<int> run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      try {
        co_await asyncio::sleep(0.1 * id_);
        done_[round] = std::make_unique<int>(round);
      } catch (const asyncio::CancelledError&) {
        asyncio::print("worker {} cancelled in round {:>3}", id_, round);
        throw;
      } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
      }
    }
    co_return static_cast<int>(done_.size());
  }

 private:
  int id_;
  std::map<int, std::unique_ptr<int>> done_;
};

Coro<> tasks() {
  auto first = asyncio::create_task(fetch("first", 0.2), "first");
  auto second = asyncio::create_task(fetch("second", 0.1));
  auto [a, b] = co_await asyncio::gather(first, second);
  asyncio::print("{} {} {}", a, b, first.done());
  std::vector<Coro<int>> runs;
  for (int i = 1; i <= 3; ++i) runs.push_back(Worker(i).run(i));
  co_await asyncio::sleep(0.05);
  auto slow = asyncio::create_task([]() -> Coro<int> {
    co_await asyncio::sleep(10);
    co_return 1;
  }());
  slow.cancel("enough");
  try {
    co_await slow;
  } catch (const asyncio::CancelledError& error) {
    asyncio::print("cancelled: {}", error.what());
  }
  co_await asyncio::async_with(asyncio::TaskGroup{}, [&](asyncio::TaskGroup& group) -> Coro<> {
    for (int i = 0; i < 2; ++i) group.create_task(fetch(std::to_string(i), 0.1 * i));
    co_return;
  });
}

Coro<> async_main() {
  auto& loop = asyncio::get_running_loop();
  const double start = loop.time();
  loop.call_later(0.1, [] { asyncio::print("later"); });
  auto future = loop.create_future<int>();
  loop.call_soon([future]() mutable { future.set_result(5); });
  asyncio::print("{}", co_await future);
  for (const auto& value : co_await collect<std::string>({"x", "y"})) asyncio::print("{}", value);
  co_await tasks();
  try {
    co_await fetch("", 0.01);
  } catch (const std::invalid_argument& error) {
    asyncio::print("{} after {:.2f}", error.what(), loop.time() - start);
  }
}

int main() {
  std::cout << "start" << std::endl;
  asyncio::run(async_main());
}
