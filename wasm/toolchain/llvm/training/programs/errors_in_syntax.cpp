#include <asyncio/asyncio.hpp>
#include <missing_header.hpp>
#inclde <vector>

asyncio::Coro<> first() {
  co_await asyncio::sleep(1)
  asyncio::print("x");
  int x = ;
  if x > 3 { }
  for (int i = 0, i < 3, i++) {}
  while true {}
  return
}

struct Open {
  int a
  int b;
}

int missing(int a int b) { return a + ; }
void wrong() { int[] values; string s = 'text'; char c = ''; double d = 1.2.3; else { } }
int main( {
  std::cout << "unterminated;
  auto f = [](int x { return x; };
  foo(1, 2;
  int y = (1 + 2;
  ]
  """
  case
