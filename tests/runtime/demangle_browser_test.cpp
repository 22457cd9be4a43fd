#include <cxxabi.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <typeinfo>
#include <vector>

// Programs for the page have a demangler of their own, for types only.

namespace lesson {

struct Error {};
template <class... Ts>
struct Of {
  struct Inner {};
};
template <int number, bool flag>
struct Counted {};

}  // namespace lesson

struct Plain {};

namespace {

struct Hidden {};

std::string demangled(const char* name) {
  int status = 0;
  char* const text = abi::__cxa_demangle(name, nullptr, nullptr, &status);
  const std::string copy = status == 0 ? text : "status " + std::to_string(status);
  std::free(text);
  return copy;
}
template <class T>
std::string demangled() {
  return demangled(typeid(T).name());
}

TEST(DemangleTest, names_classes) {
  EXPECT_EQ(demangled<Plain>(), "Plain");
  EXPECT_EQ(demangled<lesson::Error>(), "lesson::Error");
  EXPECT_EQ(demangled<Hidden>(), "(anonymous namespace)::Hidden");
  EXPECT_EQ(demangled<std::runtime_error>(), "std::runtime_error");
}

TEST(DemangleTest, names_other_types) {
  EXPECT_EQ(demangled<int>(), "int");
  EXPECT_EQ(demangled<unsigned long long>(), "unsigned long long");
  EXPECT_EQ(demangled<const char*>(), "char const*");
  EXPECT_EQ(demangled<Plain**>(), "Plain**");
}

TEST(DemangleTest, names_templates) {
  EXPECT_EQ(demangled<lesson::Of<int>>(), "lesson::Of<int>");
  EXPECT_EQ((demangled<lesson::Of<int, Plain, Plain>>()), "lesson::Of<int, Plain, Plain>");
  EXPECT_EQ((demangled<lesson::Counted<3, true>>()), "lesson::Counted<3, true>");
  EXPECT_EQ((demangled<lesson::Counted<-3, false>>()), "lesson::Counted<-3, false>");
  EXPECT_EQ(demangled<lesson::Of<lesson::Of<int>>::Inner>(), "lesson::Of<lesson::Of<int>>::Inner");
}

TEST(DemangleTest, follows_references_to_earlier_parts) {
  EXPECT_EQ((demangled<lesson::Of<lesson::Error, lesson::Error*, lesson::Error*>>()),
            "lesson::Of<lesson::Error, lesson::Error*, lesson::Error*>");
  const std::string map = demangled<std::map<std::string, std::vector<std::string>>>();
  EXPECT_TRUE(map.starts_with("std::__2::map<std::__2::basic_string<char, ")) << map;
  EXPECT_TRUE(map.ends_with(">>>>>")) << map;
}

TEST(DemangleTest, names_what_is_inside_of_functions) {
  struct Local {};
  EXPECT_TRUE(demangled<Local>().ends_with("::TestBody()::Local")) << demangled<Local>();
  EXPECT_EQ(demangled("Z4mainE5Error"), "main()::Error");
  EXPECT_EQ(demangled("Z4mainE5Error_0"), "main()::Error");
  EXPECT_EQ(demangled("ZN6lesson3runEiPKcE5Error"), "lesson::run(int, char const*)::Error");
  EXPECT_EQ(demangled("Z4mainEUlvE_"), "main()::{lambda()#1}");
  EXPECT_EQ(demangled("Z4mainEUliE0_"), "main()::{lambda(int)#2}");
}

TEST(DemangleTest, says_what_it_does_not_know) {
  EXPECT_EQ(demangled("FivE"), "status -2");
  EXPECT_EQ(demangled("3ab"), "status -2");
  EXPECT_EQ(demangled("N3abc"), "status -2");
  EXPECT_EQ(demangled(""), "status -2");
  EXPECT_EQ(demangled("S5_"), "status -2");
}

}  // namespace
