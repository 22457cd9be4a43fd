#include <asyncio/asyncio.hpp>
#include <algorithm>
#include <iostream>
#include <vector>

asyncio::Coro<> fetch(std::string name) { co_await asyncio::sleeep(1); }
asyncio::coro<> lower() { co_return; }
async::Coro<> space() { co_return; }

int twice(int a) { return a; }
int twice(int b) { return b; }
struct Twice {};
struct Twice {};
void late(Unknown u);

int main() {
  cout << "x" << endl;
  std::cuot << "x";
  std::vectro<int> v;
  vector<int> w;
  undeclared = 5;
  int count = 1;
  int count = 2;
  conut++;
  asyncio::creat_task(fetch("x"));
  asyncio::gather(fetch("a"), fech("b"));
  std::cout << v.front().x << std::sort(v);
  std::cout >> 5;
  std::cout << v;
  std::sort(v.begin());
  break;
  case 3:
  throw;
  this->x;
  new Nothing();
  printf("x");
  later();
  goto nowhere;
  asyncio::run(fetch);
  asyncio::run(fetch());
}
void later() {}
