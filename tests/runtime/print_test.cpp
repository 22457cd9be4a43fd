#include <exception>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "runtime_test.hpp"

using asyncio::Coro;
using asyncio::print;

namespace {

using PrintTest = RuntimeTest;

/// Counts the pieces that the program writes.
class CountingHost final : public asyncio::Host {
 public:
  double now() override { return 0; }
  void wait_until(double) override {}
  void wake() override {}
  void block_for(double) override {}
  void write(asyncio::Stream, std::string_view bytes) override { pieces.emplace_back(bytes); }

  std::vector<std::string> pieces;
};

TEST_F(PrintTest, formats_and_ends_the_line) {
  const auto main = []() -> Coro<> {
    print("time: {:.2f}, {:>5}|{:#x}", 1.0, "ab", 255);
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] time: 1.00,    ab|0xff\n");
}

TEST_F(PrintTest, without_arguments_ends_a_line) {
  const auto main = []() -> Coro<> {
    print();
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] \n");
}

TEST_F(PrintTest, shows_containers_futures_and_none_by_their_repr) {
  const auto main = []() -> Coro<> {
    print("{} {} {} {}", std::vector<int>{1, 2}, std::tuple(std::string("a"), true),
          asyncio::None{}, asyncio::get_running_loop().create_future());
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] [1, 2] ('a', True) None <Future pending>\n");
}

TEST_F(PrintTest, takes_what_can_only_be_moved_and_constants) {
  const auto main = []() -> Coro<> {
    const std::string text = "constant";
    print("{} {}", text, std::string("temporary"));
    co_return;
  };
  run(main());
  EXPECT_EQ(log(), "[0.000] constant temporary\n");
}

TEST(Print, writes_each_line_in_one_piece) {
  CountingHost host;
  const auto main = []() -> Coro<> {
    print("{}\n{}", "two", "lines");
    print("three");
    co_return;
  };
  asyncio::run(main(), {.host = &host});
  EXPECT_EQ(host.pieces, (std::vector<std::string>{"two\nlines\n", "three\n"}));
}

TEST_F(PrintTest, prints_a_single_value) {
  const auto main = []() -> Coro<> {
    print(42);
    print(std::string("not a {} format"));
    print(std::map<std::string, int>{{"a", 1}});
    print(asyncio::None{});
    print("a literal");
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] 42\n"
            "[0.000] not a {} format\n"
            "[0.000] {'a': 1}\n"
            "[0.000] None\n"
            "[0.000] a literal\n");
}

TEST_F(PrintTest, prints_a_text_that_a_pointer_refers_to_as_it_is) {
  const auto main = []() -> Coro<> {
    try {
      throw ValueError("not {a format}");
    } catch (const std::exception& error) {
      print(error.what());
    }
    const char* const name = "{}";
    print(name);
    print("in {{braces}}");
    co_return;
  };
  run(main());
  EXPECT_EQ(log(),
            "[0.000] not {a format}\n"
            "[0.000] {}\n"
            "[0.000] in {braces}\n");
}

}  // namespace
