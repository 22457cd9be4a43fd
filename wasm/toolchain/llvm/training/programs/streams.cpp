#include <chrono>
#include <format>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <random>
#include <ranges>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

int main() {
  std::vector<int> values{5, 3, 8, 1, 9, 2};
  auto even = [](int n) { return n % 2 == 0; };
  for (int n : values | std::views::filter(even) | std::views::transform([](int n) { return n * n; }) | std::views::take(2)) {
    std::cout << n << ' ';
  }
  std::ranges::sort(values, std::ranges::greater{});
  for (auto i : std::views::iota(1, 4) | std::views::reverse) std::cout << std::setw(4) << std::setfill('0') << i;
  std::ostringstream text;
  text << std::fixed << std::setprecision(2) << 3.14159 << std::hex << 255 << std::boolalpha << true;
  std::istringstream words("one two three");
  std::string word;
  while (words >> word) std::cout << word.size();
  std::string line;
  while (std::getline(std::cin, line)) std::cout << line;
  std::mt19937 engine(42);
  std::uniform_int_distribution<int> dice(1, 6);
  std::cout << dice(engine) << text.str() << '\n';
  using namespace std::chrono_literals;
  const auto start = std::chrono::steady_clock::now();
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start + 5ms);
  std::cout << passed.count() << std::format("{:>8} {:.3f} {}\n", "right", 2.5, 42);
  std::regex pattern("([a-z]+)=([0-9]+)");
  std::smatch match;
  const std::string setting = "size=42";
  if (std::regex_match(setting, match, pattern)) std::cout << match[2] << '\n';
  std::copy(values.begin(), values.end(), std::ostream_iterator<int>(std::cout, " "));
}
