#include <exception>
#include <string>
#include <vector>

#include "runtime_test.hpp"

using asyncio::ExceptionGroup;

namespace {

template <class E>
std::exception_ptr make(const char* text) {
  return std::make_exception_ptr(E(text));
}

std::string show(const ExceptionGroup& group) { return caught(std::make_exception_ptr(group)); }

const ExceptionGroup nested(
    "outer",
    {make<ValueError>("a"),
     std::make_exception_ptr(ExceptionGroup("inner", {make<KeyError>("b"), make<ValueError>("c")})),
     make<KeyError>("d")});

TEST(ExceptionGroupTest, tells_its_message_and_its_exceptions_in_order) {
  EXPECT_EQ(nested.message(), "outer");
  ASSERT_EQ(nested.exceptions().size(), 3u);
  EXPECT_EQ(caught(nested.exceptions()[2]), "KeyError('d')");
}

TEST(ExceptionGroupTest, what_counts_the_exceptions) {
  EXPECT_STREQ(nested.what(), "outer (3 sub-exceptions)");
  EXPECT_STREQ(ExceptionGroup("one", {make<ValueError>("x")}).what(), "one (1 sub-exception)");
}

TEST(ExceptionGroupTest, subgroup_by_type_keeps_the_nesting) {
  EXPECT_EQ(show(nested.subgroup<ValueError>()),
            "ExceptionGroup('outer', [ValueError('a'), ExceptionGroup('inner', "
            "[ValueError('c')])])");
}

TEST(ExceptionGroupTest, subgroup_by_predicate_asks_for_each_exception) {
  const auto is_b = [](const std::exception_ptr& error) {
    return caught(error) == "KeyError('b')";
  };
  EXPECT_EQ(show(nested.subgroup(is_b)),
            "ExceptionGroup('outer', [ExceptionGroup('inner', [KeyError('b')])])");
}

TEST(ExceptionGroupTest, subgroup_of_nothing_is_empty) {
  EXPECT_TRUE(nested.subgroup<asyncio::TimeoutError>().empty());
  EXPECT_FALSE(nested.empty());
}

TEST(ExceptionGroupTest, a_group_that_matches_as_a_whole_is_not_taken_apart) {
  const auto is_inner = [](const std::exception_ptr& error) {
    return caught(error).starts_with("ExceptionGroup('inner'");
  };
  EXPECT_EQ(show(nested.subgroup(is_inner)),
            "ExceptionGroup('outer', [ExceptionGroup('inner', [KeyError('b'), "
            "ValueError('c')])])");
  EXPECT_EQ(show(nested.subgroup<ExceptionGroup>()), show(nested));
}

TEST(ExceptionGroupTest, a_predicate_is_asked_about_the_group_itself_first) {
  const auto is_no_value_error = [](const std::exception_ptr& error) {
    return !caught(error).starts_with("ValueError");
  };
  const auto [matching, rest] = nested.split(is_no_value_error);
  EXPECT_EQ(show(matching), show(nested));
  EXPECT_TRUE(rest.empty());
}

TEST(ExceptionGroupTest, a_base_class_matches_all_derived_from_it) {
  EXPECT_EQ(show(nested.subgroup<std::exception>()), show(nested));
}

TEST(ExceptionGroupTest, split_gives_what_matches_and_the_rest) {
  const auto [matching, rest] = nested.split<KeyError>();
  EXPECT_EQ(show(matching),
            "ExceptionGroup('outer', [ExceptionGroup('inner', [KeyError('b')]), KeyError('d')])");
  EXPECT_EQ(show(rest),
            "ExceptionGroup('outer', [ValueError('a'), ExceptionGroup('inner', "
            "[ValueError('c')])])");
}

TEST(ExceptionGroupTest, split_by_predicate_does_the_same) {
  const auto [matching, rest] = nested.split(
      [](const std::exception_ptr& error) { return caught(error) == "KeyError('d')"; });
  EXPECT_EQ(show(matching), "ExceptionGroup('outer', [KeyError('d')])");
  EXPECT_EQ(show(rest),
            "ExceptionGroup('outer', [ValueError('a'), ExceptionGroup('inner', [KeyError('b'), "
            "ValueError('c')])])");
}

TEST(ExceptionGroupTest, refuses_null_exceptions) {
  const auto make = [] { ExceptionGroup("bad", {std::make_exception_ptr(1), nullptr}); };
  EXPECT_EQ(thrown_by(make),
            "std::invalid_argument('Item 1 of second argument (exceptions) is not an exception')");
}

}  // namespace
