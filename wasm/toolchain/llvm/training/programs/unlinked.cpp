#include <asyncio/asyncio.hpp>

#include <string>

asyncio::Coro<int> elsewhere(int n);
std::string also_elsewhere(const std::string& text, int n);
extern int variable;
extern "C" void emscripten_run_script(const char*);
struct Declared {
  virtual void act();
  virtual ~Declared();
};

asyncio::Coro<> async_main() {
  emscripten_run_script("alert(1)");
  Declared declared;
  declared.act();
  asyncio::print("{} {}", co_await elsewhere(variable), also_elsewhere("x", 1));
}

int main() { asyncio::run(async_main()); }
