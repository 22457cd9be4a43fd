#include <asyncio/asyncio.hpp>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

[[nodiscard]] int important() { return 1; }
[[deprecated("use fresh()")]] void stale() {}
asyncio::Coro<> step() { co_return; }

struct Base {
  virtual void act() {}
  virtual void run(int) {}
};
struct Derived : Base {
  void act() {}
  void run(double) {}
  int b = a;
  int a = 0;
  Derived() : a(1), b(2) {}
};

enum Kind { one, two, three };

std::string_view dangling() { return std::string("text"); }
const int& local_reference() {
  int x = 1;
  return x;
}

int missing_return(int x) {
  if (x) return 1;
}

int shadow(int value, int unused) {
  int uninitialised;
  unsigned count = 3;
  if (value < count) value = uninitialised;
  if (value = 3) value == 4;
  std::vector<int> values(3);
  for (int i = 0; i < values.size(); ++i) values[i];
  char narrow = 1000;
  int shifted = 1 << 40;
  int zero = value / 0;
  switch (Kind kind = one; kind) {
    case one: shifted++;
    case two: break;
  }
  std::printf("%s %d\n", value, "text");
  bool wrong = value & 1 == 0;
  if (value > 0)
    if (value > 1) value = 2;
    else value = 3;
  value = value;
  long big = 99999999999;
  const char* text = "a" + 5;
  int array[3] = {1, 2, 3};
  array[5] = 1;
  while (value);
  float real = 1.0 / 3;
  int* null = 0;
  std::string moved = std::move(std::string("x"));
  auto lambda = [value, &narrow] { return 1; };
  return value + zero + wrong + big + *text + real + (null == nullptr) + (1, 2);
}

asyncio::Coro<> forgets() {
  step();
  asyncio::sleep(1);
  important();
  stale();
  co_return;
}

static int never_used() { return 0; }

int main() {
  Base* base = new Derived;
  delete base;
  asyncio::run(forgets());
  return shadow(1, 2);
}
