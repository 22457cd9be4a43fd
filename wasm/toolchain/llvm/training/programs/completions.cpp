#include <asyncio/asyncio.hpp>

#include <map>
#include <string>
#include <vector>

struct Point {
  int x = 0;
  double y = 0;
  /// How far it is from the origin.
  [[nodiscard]] double length() const { return x + y; }
};
enum class Colour { red, green };

asyncio::Coro<int> fetch(int n, const std::string& name) {
  co_await asyncio::/*?*/sleep(n);
  co_return /*?*/name./*?*/size();
}

asyncio::Coro<> async_main() {
  std::vector<Point> points;
  points./*?*/push_back({./*?*/x = 1});
  std::map<std::string, int> ages;
  ages./*?*/clear();
  for (const Point& point : points) point./*?*/length();
  auto* pointer = &points;
  pointer->/*?*/clear();
  auto task = asyncio::create_task(fetch(/*?*/1, "x"));
  task./*?*/cancel();
  const Colour colour = Colour::/*?*/red;
  switch (colour) {
    case /*?*/Colour::red: break;
    default: break;
  }
  auto [a, b] = co_await asyncio::gather(fetch(1, "a"), /*?*/fetch(2, "b"));
  co_await asyncio::async_with(asyncio::TaskGroup{}, [&](asyncio::TaskGroup& group) -> asyncio::Coro<> {
    group./*?*/create_task(fetch(a, "x"));
    /*?*/co_return;
  });
  std::/*?*/string text;
  text = std::to_string(b) + te/*?*/xt;
  asyncio::print("{}", /*?*/text);
}

/*?*/int main() { asyncio::/*?*/run(async_main()); }
