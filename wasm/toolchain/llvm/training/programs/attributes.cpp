// What headers are annotated with, and preprocessor work.
#pragma once
#pragma GCC system_header
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wunused-variable"
#include <coroutine>
#include <cstddef>
#include <string>
#include <utility>
#include <version>
#if defined(__has_include) && __has_include(<span>) && __cplusplus >= 202002L
#include <span>
#endif
#define STRING(x) #x
#define JOIN(a, b) a##b
#define LOG(format, ...) print_to(format __VA_OPT__(, ) __VA_ARGS__)

template <typename... Args>
void print_to(const char*, Args&&...) {}

template <typename T>
struct [[nodiscard("await it")]] [[clang::coro_return_type]] [[clang::coro_lifetimebound]] [[clang::coro_await_elidable]] Async {
  struct promise_type {
    [[no_unique_address]] T value;
    Async get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_value(T v) { value = std::move(v); }
    void unhandled_exception() noexcept {}
    static void* operator new(std::size_t size) { return ::operator new(size); }
    static void operator delete(void* p, std::size_t) { ::operator delete(p); }
  };
};

[[clang::coro_wrapper]] Async<int> wrapped([[clang::coro_await_elidable_argument]] Async<int> inner) { return inner; }
Async<std::string> bound(const std::string& text [[clang::lifetimebound]]) { co_return text; }
Async<int> fetch([[maybe_unused]] int n) { co_return n; }

struct [[gsl::Owner(int)]] Owner {
  int value;
  int& get() [[clang::lifetimebound]] { return value; }
};
struct [[gsl::Pointer(int)]] Pointer {
  Pointer(const Owner& owner [[clang::lifetimebound]]);
};
struct [[clang::trivial_abi]] Trivial {
  alignas(16) char bytes[16];
};
struct __attribute__((packed)) Packed {
  char a;
  int b : 3;
};
struct [[clang::consumable(unconsumed)]] Consumable {
  [[clang::callable_when("unconsumed")]] void use();
};

[[noreturn]] void fail();
[[gnu::noinline, gnu::cold]] void rare() {}
[[gnu::always_inline]] inline int quick() { return 1; }
[[deprecated]] int outdated();
[[gnu::const]] int pure(int);
__attribute__((visibility("default"), weak)) void visible() {}
__attribute__((format(printf, 1, 2))) void formatted(const char*, ...);
__attribute__((annotate("text"), used)) static int annotated = 1;
void checked(int n) __attribute__((diagnose_if(n < 0, "negative", "warning")));
void positive(int n) __attribute__((enable_if(n > 0, "positive")));
int exported() __attribute__((export_name("exported"))) ;
int imported() __attribute__((import_module("m"), import_name("imported")));
[[clang::no_destroy]] static Owner kept{1};
[[clang::warn_unused_result]] int result();
[[clang::nonnull]] int* never_null [[maybe_unused]] = &annotated;
void guarded() noexcept(noexcept(quick()));
using Function [[maybe_unused]] = void (*)(int) noexcept;
_Static_assert(sizeof(Packed) <= 8, STRING(JOIN(pac, ked)));
#pragma clang diagnostic pop

int main() {
  LOG("x");
  LOG("x", 1);
  if (quick() > 0) [[likely]] rare();
  else [[unlikely]] outdated();
  for (int i = 0; [[maybe_unused]] auto c : std::string("x")) ++i;
  fetch(1);
  bound(std::string("temporary"));
  checked(-1);
  result();
  formatted("%d", "text");
  Pointer pointer = Owner{1};
  int& reference = Owner{2}.get();
  (void)__builtin_expect(reference, 1);
  return __builtin_offsetof(Packed, a) + static_cast<int>(__LINE__ + sizeof(__func__) + sizeof(__FILE__));
}
