#include <string>
#include <utility>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::gather;
using asyncio::print;
using asyncio::return_exceptions;

namespace {

using OutcomeTest = RuntimeTest;

TEST_F(OutcomeTest, can_be_assigned) {
  const auto bad = [](std::string name) -> Coro<std::string> {
    throw ValueError(name);
    co_return name;
  };
  const auto good = [](std::string name) -> Coro<std::string> { co_return name; };
  const auto main = [&]() -> Coro<> {
    std::vector<Coro<std::string>> jobs;
    jobs.push_back(bad("a"));
    jobs.push_back(good("b"));
    jobs.push_back(bad("c"));
    jobs.push_back(good("d"));
    auto results = co_await gather(return_exceptions, std::move(jobs));
    auto last = results[0];
    print("{}", last);
    last = results[1];
    print("{}", last);
    last = results[2];
    print("{}", last);
    std::erase_if(results, [](const auto& result) { return !result.ok(); });
    print("{}", results);
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] ValueError('a')\n"
            "[0.000] 'b'\n"
            "[0.000] ValueError('c')\n"
            "[0.000] ['b', 'd']\n");
}

}  // namespace
