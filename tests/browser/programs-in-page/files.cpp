#include <fstream>
#include <iostream>

int main() { std::cout << std::ifstream("/etc/passwd").rdbuf(); }
