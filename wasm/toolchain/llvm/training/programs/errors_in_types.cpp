#include <asyncio/asyncio.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

struct Point {
  int x, y;
  void move(int dx, int dy);
  int length() const { return x++; }

 private:
  int secret;
};

class Abstract {
 public:
  virtual void act() = 0;
};

template <typename T>
concept Small = sizeof(T) < 4;
template <Small T>
void small(T) {}
template <typename T>
struct Box {
  T value;
  Box(T v) : value(v) {}
};

asyncio::Coro<int> number() { co_return "five"; }
asyncio::Coro<> nothing() { co_return 5; }
asyncio::Coro<int> returns() { return 5; }
int awaits() { co_await asyncio::sleep(1); }
asyncio::Coro<> awaits_int() { co_await 5; }
asyncio::Coro<std::string> text() {
  int n = co_await number();
  std::string s = co_await number();
  auto [a, b] = co_await number();
  auto lambda = [] { co_await asyncio::sleep(1); };
  co_return n;
}

void overloaded(int);
void overloaded(std::string);
void overloaded(int, double = 1);

int main() {
  int n = "text";
  std::string s = 5;
  const int fixed = 1;
  fixed = 2;
  Point p{1, 2, 3, 4};
  p.z = 1;
  p.secret = 2;
  p->x = 3;
  Abstract a;
  overloaded(nullptr, 3, 4);
  overloaded(p);
  small(1.5);
  std::vector<int> v = {1, "two"};
  v.push_back("x");
  v.pushback(1);
  std::map<std::string, int> m{{1, "x"}};
  std::unique_ptr<int> u = new int;
  std::unique_ptr<int> w = u;
  auto q = std::make_unique<Point>(std::string());
  for (auto x : 5) {}
  s.lenght();
  s + 5;
  n();
  n.size();
  *n = 1;
  &5;
  Box b;
  Box<int, int> c(1);
  return s;
}
