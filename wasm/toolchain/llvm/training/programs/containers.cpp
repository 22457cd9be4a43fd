#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <iostream>
#include <list>
#include <map>
#include <numeric>
#include <optional>
#include <queue>
#include <set>
#include <stack>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

struct Order {
  int number;
  std::string customer;
  double price = 0.0;
  auto operator<=>(const Order&) const = default;
};

enum class Colour : std::uint8_t { red, green, blue };

int main() {
  std::vector<Order> orders{{3, "Ann", 7.5}, {1, "Ben", 3.25}, {2, "Cleo", 9}};
  std::sort(orders.begin(), orders.end());
  std::map<std::string, int> counts;
  for (const auto& [number, customer, price] : orders) counts[customer] += number;
  std::unordered_map<int, std::vector<std::string>> groups;
  for (const Order& order : orders) groups[order.number % 2].push_back(order.customer);
  std::set<int> seen{3, 1, 2};
  std::unordered_set<std::string> names{"a", "b"};
  std::deque<int> queue{1, 2, 3};
  std::list<int> list(queue.begin(), queue.end());
  std::array<int, 4> squares{};
  for (std::size_t i = 0; i < squares.size(); ++i) squares[i] = static_cast<int>(i * i);
  std::priority_queue<int, std::vector<int>, std::greater<>> heap;
  for (int value : seen) heap.push(value);
  std::stack<char> stack;
  stack.push('x');
  const int total = std::accumulate(squares.begin(), squares.end(), 0);
  std::optional<int> found;
  if (auto at = std::find_if(list.begin(), list.end(), [](int n) { return n > 1; }); at != list.end()) found = *at;
  std::variant<int, std::string> either = "text";
  std::visit([](const auto& value) { std::cout << value << '\n'; }, either);
  Colour colour = Colour::green;
  switch (colour) {
    case Colour::red: std::cout << "red\n"; break;
    case Colour::green: std::cout << "green\n"; [[fallthrough]];
    case Colour::blue: std::cout << "blue\n";
  }
  std::tuple tuple{1, 2.5, std::string("three")};
  auto& [one, two, three] = tuple;
  std::string_view view = three;
  std::cout << total << ' ' << found.value_or(0) << ' ' << one << two << view.substr(1) << ' ' << heap.top() << '\n';
  for (auto i = 10u; i-- > 0u;) {
    if (i % 3 == 0) continue;
    std::cout << i << (i > 5 ? "," : ";");
  }
  std::transform(list.begin(), list.end(), list.begin(), [](int n) { return n * n; });
  std::reverse(orders.begin(), orders.end());
  orders.erase(std::remove_if(orders.begin(), orders.end(), [](const Order& o) { return o.price < 5; }), orders.end());
  std::cout << std::stoi("42") + std::max({1, 5, 2}) << std::to_string(3.5) << std::endl;
}
