import { beforeAll, expect, test } from 'vitest';
import type { Toolchain } from '../../web/compiler/toolchain.ts';
import { pageToolchain } from './page-toolchain.ts';
import { runProgram } from './run-program.ts';

/** The standard library of C++20, but for what no implementation here has (`<stacktrace>` and the like are later). */
const HEADERS = [
  ...['algorithm', 'any', 'array', 'atomic', 'barrier', 'bit', 'bitset', 'cassert', 'cctype', 'cerrno', 'cfenv'],
  ...['cfloat', 'charconv', 'chrono', 'cinttypes', 'climits', 'clocale', 'cmath', 'codecvt', 'compare', 'complex'],
  ...['concepts', 'condition_variable', 'coroutine', 'csetjmp', 'csignal', 'cstdarg', 'cstddef', 'cstdint', 'cstdio'],
  ...['cstdlib', 'cstring', 'ctime', 'cuchar', 'cwchar', 'cwctype', 'deque', 'exception', 'execution', 'filesystem'],
  ...['format', 'forward_list', 'fstream', 'functional', 'future', 'initializer_list', 'iomanip', 'ios', 'iosfwd'],
  ...['iostream', 'istream', 'iterator', 'latch', 'limits', 'list', 'locale', 'map', 'memory', 'memory_resource'],
  ...['mutex', 'new', 'numbers', 'numeric', 'optional', 'ostream', 'queue', 'random', 'ranges', 'ratio', 'regex'],
  ...['scoped_allocator', 'semaphore', 'set', 'shared_mutex', 'source_location', 'span', 'sstream', 'stack'],
  ...['stdexcept', 'stop_token', 'streambuf', 'string', 'string_view', 'syncstream', 'system_error', 'thread'],
  ...['tuple', 'type_traits', 'typeindex', 'typeinfo', 'unordered_map', 'unordered_set', 'utility', 'valarray'],
  ...['variant', 'vector', 'version'],
];

const PROGRAMS: Record<string, readonly [source: string, printed: string]> = {
  'containers, algorithms and ranges': [
    `#include <algorithm>
#include <iostream>
#include <map>
#include <numeric>
#include <ranges>
#include <set>
#include <string>
#include <vector>
int main() {
    std::vector<int> numbers{5, 3, 8, 1};
    std::ranges::sort(numbers);
    auto odd = numbers | std::views::filter([](int n) { return n % 2; }) | std::views::transform([](int n) { return n * n; });
    for (int n : odd) std::cout << n << ' ';
    std::map<std::string, int> ages{{"b", 2}, {"a", 1}};
    for (auto& [name, age] : ages) std::cout << name << age << ' ';
    std::cout << std::accumulate(numbers.begin(), numbers.end(), 0) << std::set<int>{2, 2, 3}.size() << std::endl;
}`,
    '1 9 25 a1 b2 172\n',
  ],
  'templates, concepts and lambdas': [
    `#include <concepts>
#include <cstdio>
#include <functional>
template <std::integral T> T twice(T n) { return n * 2; }
template <class... Ts> auto sum(Ts... ts) { return (ts + ...); }
constexpr int factorial(int n) { return n < 2 ? 1 : n * factorial(n - 1); }
static_assert(factorial(5) == 120);
int main() {
    int base = 10;
    std::function<int(int)> add = [base](int n) { return base + n; };
    std::printf("%d %d %d\\n", twice(21), sum(1, 2, 3), add(5));
}`,
    '42 6 15\n',
  ],
  'exceptions and destructors': [
    `#include <iostream>
#include <memory>
#include <stdexcept>
struct Noisy { ~Noisy() { std::cout << "destroyed "; } };
void fail() { auto noisy = std::make_unique<Noisy>(); throw std::runtime_error("failed"); }
int main() {
    try { fail(); } catch (const std::exception& error) { std::cout << error.what() << ' '; }
    try { std::string("x").at(3); } catch (const std::out_of_range&) { std::cout << "out of range" << std::endl; }
}`,
    'destroyed failed out of range\n',
  ],
  'text, formats, numbers and time': [
    `#include <charconv>
#include <chrono>
#include <format>
#include <iomanip>
#include <iostream>
#include <optional>
#include <random>
#include <regex>
#include <sstream>
#include <variant>
int main() {
    std::mt19937 random(1);
    std::ostringstream text;
    text << std::setw(4) << std::setfill('0') << 42 << std::hex << 255;
    std::variant<int, std::string> either = "text";
    std::smatch match;
    std::string line = "key=value";
    std::regex_match(line, match, std::regex("(\\\\w+)=(\\\\w+)"));
    std::cout << std::format("{:>5}|{:.2f}", "ab", 3.14159) << ' ' << text.str() << ' ' << random() << ' '
              << std::get<std::string>(either) << ' ' << match[2] << ' ' << std::optional<int>{}.value_or(7) << ' '
              << std::chrono::duration<double>(std::chrono::minutes(1)).count() << std::endl;
}`,
    '   ab|3.14 0042ff 1791095845 text value 7 60\n',
  ],
  'an awaitable of the reader\'s own': [
    `#include <asyncio/asyncio.hpp>
#include <coroutine>
struct Yield {
    bool await_ready() { return false; }
    void await_suspend(std::coroutine_handle<> coroutine) {
        asyncio::get_running_loop().call_soon([coroutine] { coroutine.resume(); });
    }
    int await_resume() { return 7; }
};
asyncio::Coro<> async_main() { asyncio::print("{}", co_await Yield{}); }
int main() { asyncio::run(async_main()); }`,
    '7\n',
  ],
  'a generator of the reader\'s own': [
    `#include <coroutine>
#include <iostream>
#include <utility>
struct Generator {
    struct promise_type {
        int value = 0;
        Generator get_return_object() { return Generator{std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_always initial_suspend() { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        std::suspend_always yield_value(int v) { value = v; return {}; }
        void return_void() {}
        void unhandled_exception() { throw; }
    };
    explicit Generator(std::coroutine_handle<promise_type> h) : handle(h) {}
    Generator(Generator&& other) : handle(std::exchange(other.handle, {})) {}
    ~Generator() { if (handle) handle.destroy(); }
    bool next() { handle.resume(); return !handle.done(); }
    int value() const { return handle.promise().value; }
    std::coroutine_handle<promise_type> handle;
};
Generator count(int n) { for (int i = 0; i < n; ++i) co_yield i; }
int main() {
    for (auto numbers = count(3); numbers.next();) std::cout << numbers.value();
    std::cout << std::endl;
}`,
    '012\n',
  ],
  'C': ['#include <stdio.h>\n#include <string.h>\nint main(void) { printf("%zu\\n", strlen("four")); return 0; }', '4\n'],
};

let toolchain: Toolchain;

beforeAll(async () => {
  toolchain = await pageToolchain();
});

test('every header of the standard library compiles', async () => {
  const source = `${HEADERS.map((header) => `#include <${header}>\n`).join('')}int main() {}\n`;
  const { text, object } = await toolchain.compile(source);
  expect(text).toBe('');
  expect(object).toBeDefined();
});

test.each(Object.entries(PROGRAMS))('%s', async (_, [source, printed]) => {
  const compiled = await toolchain.compile(source);
  expect(compiled.text).toBe('');
  const linked = await toolchain.link(compiled.object!);
  expect(linked.text).toBe('');
  expect(runProgram(linked.program!)).toMatchObject({ stdout: printed, stderr: '', status: 0 });
});
