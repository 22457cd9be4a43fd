#include <fstream>
#include <iostream>
#include <string>

int main() {
  std::ofstream("file.txt") << "text";
  std::ifstream in("file.txt");
  std::string line;
  while (std::getline(in, line)) std::cout << line << '\n';
}
