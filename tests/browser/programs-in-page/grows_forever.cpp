#include <string>
#include <vector>

int main() {
  std::vector<std::string> texts;
  for (;;) texts.emplace_back(1'000'000, 'x');
}
