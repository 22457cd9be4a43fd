#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <asyncio/host.hpp>
#include <asyncio/trace.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "trace_file.hpp"
#include "trace_records.hpp"

// Events by hand, and what the file has of them: one line a record.

// Google Test declares it for itself only.
GTEST_DECLARE_bool_(death_test_use_fork);

namespace {

using asyncio::TraceEvent;
using asyncio::detail::TraceFile;
using Kind = TraceEvent::Kind;

constexpr std::uint8_t of(auto detail) { return static_cast<std::uint8_t>(detail); }

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// `1/2 B 0.100 state:running at=main.cpp:3`
std::string line(TraceRecordMembers record) {
  const auto take = [&](const std::string& key) {
    const auto member = record.extract(key);
    return member.empty() ? std::string() : member.mapped();
  };
  std::string text = fmt::format("{}/{} {} {}", take("pid"), take("tid"), take("ph"), take("ts"));
  if (record.contains("name")) text += fmt::format(" {}:{}", take("cat"), take("name"));
  for (const auto& [key, value] : record) {
    const std::string_view name = key;
    text += fmt::format(" {}={}", name.substr(name.starts_with("args.") ? 5 : 0), value);
  }
  return text += '\n';
}

class TraceFileTest : public testing::Test {
 protected:
  ~TraceFileTest() override { std::remove(path.c_str()); }

  void write(const TraceEvent& event) { file->write(run, event); }
  /// Tells of main.cpp, of the functions async_main (1) and say_after (2), and of task 1, which
  /// runs.
  void write_main() {
    write({.kind = Kind::file, .file = 1, .text = "/home/me/main.cpp"});
    write({.kind = Kind::function, .file = 1, .line = 8, .object = 1, .text = "async_main"});
    write({.kind = Kind::function, .file = 1, .line = 3, .object = 2, .text = "say_after"});
    write({.kind = Kind::task_created, .task = 1, .object = 1, .text = "Task-1"});
    write({.kind = Kind::resumed, .detail = 1, .task = 1});
  }

  std::vector<TraceRecordMembers> records() {
    file.reset();
    return TraceRecordReader(content(path)).read();
  }
  /// What is on the track, but for what was there at time 0.
  std::string track(const std::string& pid, const std::string& tid) {
    std::string text;
    for (const TraceRecordMembers& record : records()) {
      if (!record.contains("ts") || record.at("ts") == "0.000") continue;
      if (record.at("pid") == pid && record.at("tid") == tid) text += line(record);
    }
    return text;
  }
  std::string names() {
    std::string text;
    for (const TraceRecordMembers& record : records()) {
      if (record.at("ph") != "M" || record.at("name") == "thread_sort_index") continue;
      text += fmt::format("{}/{} {}\n", record.at("pid"), record.at("tid"), record.at("args.name"));
    }
    return text;
  }

  const std::string path = testing::TempDir() + "trace_file_test_" +
                           testing::UnitTest::GetInstance()->current_test_info()->name() + ".json";
  std::unique_ptr<TraceFile> file = std::make_unique<TraceFile>(path);
  int run = file->begin_run();
};

TEST_F(TraceFileTest, a_task_is_the_stack_of_what_it_awaits) {
  write_main();
  write({.kind = Kind::called, .file = 1, .line = 9, .task = 1, .object = 2, .time = 1e-6});
  write({.kind = Kind::suspended,
         .detail = of(TraceEvent::Wait::sleep),
         .file = 1,
         .line = 4,
         .task = 1,
         .time = 2e-6,
         .value = 1.5});
  write({.kind = Kind::woken, .detail = of(TraceEvent::Cause::timer), .task = 1, .time = 1.5});
  write({.kind = Kind::resumed, .task = 1, .time = 1.5000001});
  write({.kind = Kind::returned, .task = 1, .time = 1.5000011});
  write({.kind = Kind::task_ended,
         .detail = of(TraceEvent::Outcome::returned),
         .task = 1,
         .time = 1.500002,
         .text = "5"});
  EXPECT_EQ(track("1", "2"),
            "1/2 E 1.000\n"
            "1/2 B 1.000 call:say_after awaited_at=main.cpp:9\n"
            "1/2 B 1.000 state:running\n"
            "1/2 E 2.000\n"
            "1/2 B 2.000 state:sleeping at=main.cpp:4 until=1.5\n"
            "1/2 E 1500000.000\n"
            "1/2 B 1500000.000 state:ready\n"
            "1/2 E 1500000.100\n"
            "1/2 B 1500000.100 state:running\n"
            "1/2 E 1500001.100\n"
            "1/2 E 1500001.100\n"
            "1/2 B 1500001.100 state:running\n"
            "1/2 E 1500002.000\n"
            "1/2 E 1500002.010 outcome=returned text=5\n");
}

TEST_F(TraceFileTest, a_task_tells_who_made_it_and_where) {
  write_main();
  write({.kind = Kind::task_created,
         .file = 1,
         .line = 10,
         .task = 7,
         .by = 1,
         .object = 2,
         .time = 1e-6,
         .text = "Task-2"});
  EXPECT_EQ(track("1", "8"),
            "1/8 B 1.000 task:say_after made_at=main.cpp:10 made_by=Task-1 task=Task-2\n"
            "1/8 B 1.000 state:ready\n"
            "1/8 f 1.000 create:create bp=e id=1\n"
            "1/8 E 1.010\n"
            "1/8 E 1.010\n");
}

TEST_F(TraceFileTest, tracks_are_called_after_functions_and_tasks) {
  write_main();
  write({.kind = Kind::task_created, .task = 2, .text = "anonymous"});
  write({.kind = Kind::task_named, .task = 1, .text = "main"});
  EXPECT_EQ(names(),
            "1/1 program\n1/1 event loop\n1/2 async_main (Task-1)\n1/3 anonymous\n"
            "1/2 async_main (main)\n");
}

TEST_F(TraceFileTest, waits_name_what_they_wait_for) {
  write_main();
  const auto wait = [this](double time, TraceEvent::Wait detail, std::uint32_t object) {
    write(
        {.kind = Kind::suspended, .detail = of(detail), .task = 1, .object = object, .time = time});
  };
  write({.kind = Kind::task_created, .task = 2, .object = 2, .text = "Task-2"});
  write({.kind = Kind::object,
         .detail = of(TraceEvent::ObjectKind::lock),
         .object = 3,
         .text = "Lock"});
  write({.kind = Kind::object, .object = 4, .text = "Future"});
  write({.kind = Kind::object,
         .detail = of(TraceEvent::ObjectKind::lock),
         .object = 5,
         .text = "Lock"});
  wait(1e-6, TraceEvent::Wait::object, 2);
  wait(2e-6, TraceEvent::Wait::object, 5);
  wait(3e-6, TraceEvent::Wait::object, 4);
  wait(4e-6, TraceEvent::Wait::object, 99);
  wait(5e-6, TraceEvent::Wait::foreign, 0);
  wait(6e-6, TraceEvent::Wait::turn, 0);
  EXPECT_EQ(track("1", "2"),
            "1/2 E 1.000\n1/2 B 1.000 state:waiting on say_after (Task-2)\n"
            "1/2 E 2.000\n1/2 B 2.000 state:waiting on Lock 2\n"
            "1/2 E 3.000\n1/2 B 3.000 state:waiting on Future 1\n"
            "1/2 E 4.000\n1/2 B 4.000 state:waiting\n"
            "1/2 E 5.000\n1/2 B 5.000 state:waiting\n"
            "1/2 E 6.000\n1/2 B 6.000 state:yielding\n"
            "1/2 E 6.010\n1/2 E 6.010\n");
}

/// The flows of the records as `1/2 in running -> 1/3 in ready`, with the slices they are in.
std::string flows(std::vector<TraceRecordMembers> records) {
  const auto at = [](const TraceRecordMembers& record) {
    return record.contains("ts") ? std::stod(record.at("ts")) : 0;
  };
  std::ranges::stable_sort(records, {}, at);
  std::map<std::string, std::vector<std::string>> open;
  std::map<std::string, std::string> started;
  std::string text;
  for (const TraceRecordMembers& record : records) {
    const std::string place = record.at("pid") + "/" + record.at("tid");
    std::vector<std::string>& slices = open[place];
    const std::string& phase = record.at("ph");
    const auto slice = [&] {
      return slices.empty() ? place + " outside" : place + " " + slices.back();
    };
    if (phase == "B") slices.push_back(record.at("name"));
    if (phase == "E") slices.pop_back();
    if (phase == "s") started[record.at("id")] = slice();
    if (phase == "f") {
      text +=
          fmt::format("{}: {} -> {}\n", record.at("name"), started.at(record.at("id")), slice());
    }
  }
  return text;
}

TEST_F(TraceFileTest, arrows_go_from_wakers_to_the_woken_and_stand_in_slices) {
  write_main();
  write({.kind = Kind::task_created,
         .task = 2,
         .by = 1,
         .object = 2,
         .time = 1e-6,
         .text = "Task-2"});
  write({.kind = Kind::suspended, .detail = 3, .task = 1, .object = 2, .time = 2e-6});
  write({.kind = Kind::resumed, .detail = 1, .task = 2, .time = 3e-6});
  write({.kind = Kind::task_ended, .detail = 1, .task = 2, .time = 4e-6});
  write({.kind = Kind::woken, .detail = 2, .task = 1, .by = 2, .object = 2, .time = 7e-6});
  write({.kind = Kind::callback_began, .object = 5, .time = 8e-6});
  write({.kind = Kind::woken, .detail = 4, .task = 1, .time = 9e-6});
  write({.kind = Kind::callback_ended, .object = 5, .time = 10e-6});
  write({.kind = Kind::woken, .detail = 1, .task = 1, .time = 11e-6});
  write({.kind = Kind::woken, .detail = 5, .task = 1, .by = 1, .time = 12e-6});
  EXPECT_EQ(flows(records()),
            "create: 1/2 running -> 1/3 ready\n"
            "wake: 1/3 say_after -> 1/2 ready\n"
            "wake: 1/1 callback -> 1/2 ready\n");
}

TEST_F(TraceFileTest, prints_and_cancelling_are_marks) {
  write_main();
  write({.kind = Kind::object, .object = 4, .text = "TaskGroup"});
  write({.kind = Kind::task_created, .task = 2, .object = 2, .text = "Task-2"});
  write({.kind = Kind::printed, .detail = 1, .task = 1, .time = 1e-6, .text = "hello\n"});
  write({.kind = Kind::printed, .detail = 2, .task = 1, .time = 2e-6, .text = "oh"});
  write({.kind = Kind::cancel_requested,
         .detail = 1,
         .task = 1,
         .by = 2,
         .time = 3e-6,
         .text = "why"});
  write({.kind = Kind::cancel_requested, .detail = 3, .task = 1, .object = 4, .time = 4e-6});
  write({.kind = Kind::cancel_requested, .detail = 4, .task = 1, .time = 5e-6});
  write({.kind = Kind::group_aborted, .task = 2, .by = 1, .object = 4, .time = 6e-6});
  write({.kind = Kind::never_awaited, .task = 1, .object = 2, .time = 7e-6});
  write({.kind = Kind::never_retrieved, .task = 1, .time = 8e-6, .text = "ValueError: no"});
  EXPECT_EQ(track("1", "2"),
            "1/2 i 1.000 print:hello stream=stdout s=t\n"
            "1/2 i 2.000 print:oh stream=stderr s=t\n"
            "1/2 i 3.000 cancel:cancel requested by=Task-2 message=why s=t\n"
            "1/2 i 4.000 cancel:cancel requested by=TaskGroup 1 s=t\n"
            "1/2 i 5.000 cancel:cancel requested by=shutdown s=t\n"
            "1/2 i 6.000 cancel:TaskGroup 1 cancels its tasks because=Task-2 s=t\n"
            "1/2 i 7.000 warning:coroutine 'say_after' was never awaited s=t\n"
            "1/2 i 8.000 warning:exception was never retrieved text=ValueError: no s=t\n"
            "1/2 E 8.010\n1/2 E 8.010\n");
}

TEST_F(TraceFileTest, blocking_is_a_slice_within_running) {
  write_main();
  write({.kind = Kind::blocked, .file = 1, .line = 5, .task = 1, .time = 1e-6, .value = 0.25});
  write({.kind = Kind::suspended, .detail = 2, .task = 1, .time = 0.25});
  EXPECT_EQ(track("1", "2"),
            "1/2 X 1.000 blocking:blocking_sleep at=main.cpp:5 dur=249999.000\n"
            "1/2 E 250000.000\n1/2 B 250000.000 state:yielding\n"
            "1/2 E 250000.010\n1/2 E 250000.010\n");
}

TEST_F(TraceFileTest, the_loop_has_a_track_of_its_own) {
  write({.kind = Kind::run_began, .time = 1e-6});
  write({.kind = Kind::callback_scheduled, .object = 3, .time = 1e-6, .text = "on_done"});
  write({.kind = Kind::callback_began, .object = 3, .time = 2e-6});
  write({.kind = Kind::printed, .detail = 1, .time = 3e-6, .text = "from a callback\n"});
  write({.kind = Kind::callback_ended, .object = 3, .time = 4e-6});
  write({.kind = Kind::idle, .time = 5e-6, .value = 1});
  write({.kind = Kind::callback_scheduled, .object = 4, .time = 1});
  write({.kind = Kind::deadlocked, .time = 2});
  write({.kind = Kind::run_ended, .time = 3});
  EXPECT_EQ(track("1", "1"),
            "1/1 B 1.000 loop:run\n"
            "1/1 B 2.000 callback:on_done\n"
            "1/1 i 3.000 print:from a callback stream=stdout s=t\n"
            "1/1 E 4.000\n"
            "1/1 B 5.000 loop:idle\n"
            "1/1 E 1000000.000\n"
            "1/1 i 2000000.000 warning:deadlock s=p\n"
            "1/1 E 3000000.000\n");
}

TEST_F(TraceFileTest, worker_threads_are_a_process_of_their_own) {
  write_main();
  write({.kind = Kind::thread_began, .by = 2, .object = 9, .time = 1e-6});
  write({.kind = Kind::thread_ended, .by = 2, .object = 9, .time = 5e-6});
  EXPECT_EQ(track("2", "2"), "2/2 B 1.000 thread:call\n2/2 E 5.000\n");
  EXPECT_EQ(
      names(),
      "1/1 program\n1/1 event loop\n1/2 async_main (Task-1)\n2/2 worker threads\n2/2 thread 2\n");
}

TEST_F(TraceFileTest, each_run_is_a_process) {
  write_main();
  run = file->begin_run();
  EXPECT_EQ(run, 2);
  write({.kind = Kind::task_created, .task = 1, .time = 5e-6, .text = "Task-1"});
  write({.kind = Kind::thread_began, .by = 1, .time = 5e-6});
  EXPECT_EQ(names(),
            "1/1 program\n1/1 event loop\n1/2 async_main (Task-1)\n"
            "3/1 program, run 2\n3/1 event loop\n3/2 Task-1\n"
            "4/1 worker threads, run 2\n4/1 thread 1\n");
  EXPECT_EQ(
      track("3", "2"),
      "3/2 B 5.000 task:task task=Task-1\n3/2 B 5.000 state:ready\n3/2 E 5.010\n3/2 E 5.010\n");
}

TEST_F(TraceFileTest, times_never_go_back) {
  write({.kind = Kind::run_began, .time = 5e-6});
  write({.kind = Kind::printed, .time = 4e-6, .text = "late"});
  EXPECT_EQ(track("1", "1").substr(21), "1/1 i 5.000 print:late stream=stdout s=t\n1/1 E 5.010\n");
}

TEST_F(TraceFileTest, texts_are_escaped_and_made_utf8) {
  const auto print = [this](std::string_view text) {
    write({.kind = Kind::printed, .detail = 1, .time = 1e-6, .text = text});
  };
  print("\"a\\b\"\n\x01\x7f\n");
  print("z\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80");
  print("\xff<\xc3>\xe2\x82<\xc0\xaf>\xed\xa0\x80<\xf0\x9f\x98");
  std::string text;
  for (const TraceRecordMembers& record : records()) {
    if (record.at("ph") == "i") text += record.at("name") + "|";
  }
  EXPECT_EQ(text,
            "\"a\\b\"\n\x01\x7f|"
            "z\xc3\xbc\xe2\x82\xac\xf0\x9f\x98\x80|"
            "\xef\xbf\xbd<\xef\xbf\xbd>\xef\xbf\xbd<\xef\xbf\xbd\xef\xbf\xbd>"
            "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd<\xef\xbf\xbd|");
}

TEST_F(TraceFileTest, tasks_that_ended_long_ago_keep_their_tracks) {
  write_main();
  constexpr std::uint32_t count = 2000;
  for (std::uint32_t id = 2; id < count; ++id) {
    write({.kind = Kind::task_created, .task = id, .object = 2, .time = 1e-6, .text = "Task"});
    write({.kind = Kind::task_ended, .detail = 1, .task = id, .time = 2e-6});
  }
  write({.kind = Kind::never_retrieved, .task = 2, .time = 3e-6, .text = "lost"});
  EXPECT_EQ(track("1", "3"),
            "1/3 B 1.000 task:say_after task=Task\n1/3 B 1.000 state:ready\n1/3 E 2.000\n"
            "1/3 E 2.010 outcome=returned\n"
            "1/3 i 3.000 warning:exception was never retrieved text=lost s=t\n");
}

TEST_F(TraceFileTest, a_program_that_is_killed_leaves_all_but_the_bracket) {
  write_main();
  write({.kind = Kind::idle, .time = 1e-6, .value = 60});
  const std::string json = content(path) + "]";
  EXPECT_EQ(TraceRecordReader(json).read().back().at("name"), "idle");
}

TEST_F(TraceFileTest, a_file_without_runs_is_an_empty_array) {
  file.reset();
  {
    const TraceFile empty(path);
  }
  EXPECT_EQ(content(path), "[]\n");
}

TEST(TraceFilePath, that_cannot_be_opened_is_told_with_the_reason) {
  try {
    const TraceFile file("/nowhere/trace.json");
    FAIL() << "it was opened";
  } catch (const std::system_error& error) {
    EXPECT_STREQ(error.what(),
                 "cannot write the trace '/nowhere/trace.json': No such file or directory");
  }
}

TEST(TraceFilePath, that_is_full_is_told_once_at_the_end) {
  testing::internal::CaptureStderr();
  {
    TraceFile file("/dev/full");
    const int run = file.begin_run();
    for (int i = 0; i < 10'000; ++i) file.write(run, {.kind = Kind::printed, .text = "hello"});
  }
  EXPECT_EQ(testing::internal::GetCapturedStderr(),
            "asyncio: the trace '/dev/full' is not complete: No space left on device\n");
}

// In a process of its own: the environment is read once.
class TraceFileOfEnvironment : public testing::Test {
 protected:
  TraceFileOfEnvironment() {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    // Google Test's own stack for the new process is none that AddressSanitizer knows.
    GTEST_FLAG_SET(death_test_use_fork, true);
  }
};

TEST_F(TraceFileOfEnvironment, is_complete_when_the_program_exits) {
  const std::string path = testing::TempDir() + "trace_file_test_environment.json";
  const auto program = [&] {
    setenv("ASYNCIO_TRACE", path.c_str(), 1);
    asyncio::detail::trace_file_of_environment()->begin_run();
    std::exit(0);
  };
  EXPECT_EXIT(program(), testing::ExitedWithCode(0), "^$");
  EXPECT_EQ(TraceRecordReader(content(path)).read().size(), 3);
  std::remove(path.c_str());
}

TEST_F(TraceFileOfEnvironment, that_cannot_be_opened_is_a_warning) {
  const auto program = [] {
    setenv("ASYNCIO_TRACE", "/nowhere/trace.json", 1);
    for (int i = 0; i < 2; ++i) {
      if (asyncio::detail::trace_file_of_environment()) std::exit(1);
    }
    std::exit(0);
  };
  EXPECT_EXIT(program(), testing::ExitedWithCode(0),
              "^asyncio: cannot write the trace '/nowhere/trace.json': "
              "No such file or directory\n$");
}

}  // namespace
