#include <algorithm>
#include <functional>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <ranges>
#include <string>
#include <thread>
#include <vector>

struct Plain {
  int x;
};

template <typename T>
auto doubled(T value) {
  return value.twice();
}

template <typename T, typename U>
T converted(U u) {
  return static_cast<T>(u);
}

int main() {
  std::vector<Plain> plain{{2}, {1}};
  std::sort(plain.begin(), plain.end());
  std::list<int> list{3, 1};
  std::sort(list.begin(), list.end());
  std::map<Plain, int> map;
  map[Plain{1}] = 2;
  doubled(5);
  converted<std::string>(plain);
  converted(3);
  std::function<int(int)> f = [](std::string s) { return s; };
  std::ranges::sort(list);
  auto view = plain | std::views::filter([](int n) { return n; });
  std::vector<std::unique_ptr<int>> pointers;
  auto copy = pointers;
  std::thread thread([](int n) {}, "text");
  std::cout << plain[0];
  std::make_shared<Plain>("text");
  std::max(1, 2.5);
  static_assert(sizeof(Plain) == 8, "no");
  constexpr int n = plain.size();
  std::string s = nullptr + 1;
  std::tuple<int, int> t = std::make_tuple(1);
  auto [a, b, c] = std::pair{1, 2};
}
