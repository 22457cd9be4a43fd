// Replaces each conformance program's main, to end the program after every single step that its
// loops make: whatever is suspended at that moment must be destroyed without a leak and without a
// use of anything that is gone. AddressSanitizer and LeakSanitizer look on.
//
//   program                            runs as ever
//   program --end-after-each-step      ends it after 0, 1, 2... steps, until it ends by itself
//   program --end-after 17 close       ends it after so many, in this process, for a debugger
//
// There are two ways to end: `close` destroys everything as it is, `interrupt` lets `run` clean up.

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "step_limit.hpp"

namespace {

using asyncio::detail::step_limit;
using asyncio::detail::StepLimit;
using Action = StepLimit::Action;

constexpr unsigned seconds_a_run = 30;
constexpr int failures_shown = 3;

}  // namespace

extern "C" int __real_main(int argc, char** argv);

namespace {

const char* name(Action action) { return action == Action::close ? "close" : "interrupt"; }

/// Runs the program, and gives its exit status; whatever exception ends it is its own affair.
int run_limited(std::uint64_t steps, Action action, int argc, char** argv) {
  step_limit = {.steps = steps, .action = action};
  try {
    return __real_main(argc, argv);
  } catch (const StepLimit::Reached&) {
  } catch (const std::exception&) {
    if (!step_limit.reached) throw;
  }
  return 0;
}

void copy(std::FILE* from, std::FILE* to) {
  std::rewind(from);
  for (int c = std::getc(from); c != EOF; c = std::getc(from)) std::putc(c, to);
}

/// Runs the program in a process of its own, which begins in the state that this one is in. Returns
/// whether it ended well. `reached` tells the parent whether it was ended early.
bool run_in_child(std::uint64_t steps, Action action, int argc, char** argv, bool& reached) {
  std::FILE* const complaints = std::tmpfile();
  std::fflush(stdout);  // or else the child would print it again
  const pid_t child = fork();
  if (child == 0) {
    alarm(seconds_a_run);
    if (!std::freopen("/dev/null", "w", stdout)) _exit(EXIT_FAILURE);
    dup2(fileno(complaints), STDERR_FILENO);
    std::fclose(complaints);
    const int status = run_limited(steps, action, argc, argv);
    reached = step_limit.reached;
    std::exit(status);  // which looks for leaks
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (status != 0) {
    std::printf("after %llu steps, %s: ", static_cast<unsigned long long>(steps), name(action));
    if (WIFSIGNALED(status)) {
      std::printf("signal %d\n", WTERMSIG(status));
    } else {
      std::printf("exit status %d\n", WEXITSTATUS(status));
    }
    copy(complaints, stdout);
  }
  std::fclose(complaints);
  return status == 0;
}

int end_after_each_step(int argc, char** argv) {
  void* const shared =
      mmap(nullptr, sizeof(bool), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return EXIT_FAILURE;
  bool& reached = *static_cast<bool*>(shared);
  int failures = 0;
  std::uint64_t runs = 0;
  for (const Action action : {Action::close, Action::interrupt}) {
    reached = true;
    for (std::uint64_t steps = 0; reached && failures < failures_shown; ++steps, ++runs) {
      if (!run_in_child(steps, action, argc, argv, reached)) ++failures;
    }
  }
  munmap(shared, sizeof(bool));
  std::printf("%llu early ends, %d failed\n", static_cast<unsigned long long>(runs), failures);
  return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace

extern "C" int __wrap_main(int argc, char** argv) {
  const std::string_view mode = argc > 1 ? argv[1] : "";
  if (mode == "--end-after-each-step") return end_after_each_step(1, argv);
  if (mode == "--end-after" && argc == 4) {
    const Action action =
        argv[3] == std::string_view("interrupt") ? Action::interrupt : Action::close;
    return run_limited(std::strtoull(argv[2], nullptr, 10), action, 1, argv);
  }
  return __real_main(argc, argv);
}
