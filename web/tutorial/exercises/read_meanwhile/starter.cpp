// The recipe is in a slow file, and laying the table takes a while too. Neither
// needs the other.

#include <asyncio/asyncio.hpp>
#include <string>

std::string read_recipe() {
  asyncio::blocking_sleep(1);
  return "three eggs, some salt";
}

asyncio::Coro<> async_main() {
  const auto& loop = asyncio::get_running_loop();
  const double start = loop.time();

  auto recipe = asyncio::to_thread(read_recipe);
  co_await asyncio::sleep(2);  // lay the table
  asyncio::print("the table is laid");
  asyncio::print("{}", co_await recipe);

  asyncio::print("took {:.0f} s", loop.time() - start);
}

int main() { asyncio::run(async_main()); }
