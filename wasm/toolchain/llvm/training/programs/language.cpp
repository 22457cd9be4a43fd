#include <cmath>
#include <compare>
#include <concepts>
#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <functional>
#include <initializer_list>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

namespace shapes {

class Shape {
 public:
  explicit Shape(std::string name) : name_(std::move(name)) {}
  Shape(const Shape&) = delete;
  Shape& operator=(const Shape&) = delete;
  virtual ~Shape() = default;
  [[nodiscard]] virtual double area() const = 0;
  virtual void describe(std::ostream& out) const { out << name_ << ' ' << area() << '\n'; }

 protected:
  std::string name_;

 private:
  static inline int count_ = 0;
  friend class Circle;
};

class Circle final : public Shape {
 public:
  explicit Circle(double radius) : Shape("circle"), radius_(radius) { ++count_; }
  double area() const override { return 3.14159 * radius_ * radius_; }

 private:
  double radius_;
};

class Named {
 public:
  virtual std::string title() const { return "named"; }
  virtual ~Named() = default;
};

class Square : public Shape, public virtual Named {
 public:
  explicit Square(double side) : Shape("square"), side_(side) {}
  double area() const override { return side_ * side_; }
  std::string title() const override { return "the " + name_; }

 private:
  double side_;
};

}  // namespace shapes

template <typename T>
concept Number = std::integral<T> || std::floating_point<T>;

template <Number T, int Size>
struct Vector {
  T values[Size]{};
  constexpr T& operator[](int i) { return values[i]; }
  constexpr Vector operator+(const Vector& other) const {
    Vector result;
    for (int i = 0; i < Size; ++i) result[i] = values[i] + other.values[i];
    return result;
  }
};

template <typename... Parts>
auto sum(Parts... parts) {
  return (parts + ... + 0);
}

template <typename T>
  requires requires(T t) { t.size(); }
auto size_of(const T& t) {
  return t.size();
}

template <>
struct Vector<bool, 1> {
  bool value = true;
};

constexpr int factorial(int n) { return n <= 1 ? 1 : n * factorial(n - 1); }
consteval int twice(int n) { return 2 * n; }
static_assert(factorial(5) == 120);

struct Error : std::runtime_error {
  using std::runtime_error::runtime_error;
  int code = 7;
};

template <typename T>
struct Generator {
  struct promise_type {
    T current{};
    Generator get_return_object() { return Generator{std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T value) noexcept {
      current = std::move(value);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  explicit Generator(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  Generator(Generator&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  ~Generator() {
    if (handle_) handle_.destroy();
  }
  bool next() {
    handle_.resume();
    return !handle_.done();
  }
  T value() const { return handle_.promise().current; }

 private:
  std::coroutine_handle<promise_type> handle_;
};

Generator<int> numbers(int end) {
  for (int i = 0; i < end; ++i) co_yield i;
}

struct Immediately {
  bool await_ready() const noexcept { return true; }
  void await_suspend(std::coroutine_handle<>) const noexcept {}
  int await_resume() const noexcept { return 5; }
};

Generator<std::string> texts() {
  int n = co_await Immediately{};
  co_yield std::to_string(n);
}

union Bits {
  float real;
  unsigned bits;
};

int global = 3;
thread_local int own = 4;
extern "C" int c_function(int x) { return x + 1; }
using Callback = std::function<int(int)>;
typedef unsigned long long Big;
#define TWICE(x) ((x) * 2)
#ifdef NEVER
#error never
#else
inline namespace v1 {
int inside = TWICE(4);
}
#endif

int main(int argc, char** argv) {
  std::unique_ptr<shapes::Shape> shape = std::make_unique<shapes::Circle>(2.0);
  shape->describe(std::cout);
  auto shared = std::make_shared<shapes::Square>(3.0);
  std::weak_ptr<shapes::Square> weak = shared;
  if (auto* named = dynamic_cast<shapes::Named*>(shared.get())) std::cout << named->title() << '\n';
  Vector<int, 3> a{{1, 2, 3}};
  std::cout << (a + a)[1] << sum(1, 2, 3) << twice(4) << size_of(std::string("abc")) << '\n';
  int calls = 0;
  Callback callback = [&calls, base = global](int x) mutable {
    ++calls;
    return x + base++;
  };
  auto generic = []<typename T>(T x) { return x * 2; };
  std::cout << callback(2) << generic(1.5) << calls << std::bind(c_function, 4)() << '\n';
  try {
    try {
      throw Error("failed");
    } catch (const std::invalid_argument&) {
      return 1;
    } catch (...) {
      throw;
    }
  } catch (const Error& error) {
    std::cout << error.what() << error.code << '\n';
  }
  auto generator = numbers(3);
  while (generator.next()) std::printf("%d %s\n", generator.value(), "text");
  int* raw = new int[4]{1, 2, 3, 4};
  std::memset(raw, 0, sizeof(int) * 4);
  delete[] raw;
  do {
    --argc;
  } while (argc > 0);
  goto end;
end:
  Bits bits{.real = 1.5f};
  const Big shifted = (Big{1} << 40) | ((bits.bits >> 3) & 0xffu);
  std::cout << shifted << std::sqrt(2.0) << std::pow(2, 0.5) << (argv != nullptr) << '\n';
  if constexpr (sizeof(void*) == 4) std::cout << "32 bit\n";
  struct Local {
    int x = 1;
    bool operator==(const Local&) const = default;
  };
  static const int once = std::abs(-3);
  std::cout << (Local{} == Local{2}) << once << 0x1f << 0b11 << 1'000'000 << R"(raw "text")" << static_cast<int>(u8"ü"[0]) << static_cast<int>(L'w') << '\n';
  return EXIT_SUCCESS;
}
