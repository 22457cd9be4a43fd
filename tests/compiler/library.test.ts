import { beforeAll, describe, expect, test } from 'vitest';
import { parseLinkerOutput } from '../../web/compiler/linker-output.ts';
import type { Toolchain } from '../../web/compiler/toolchain.ts';
import { pageToolchain } from './page-toolchain.ts';
import { runProgram } from './run-program.ts';

let toolchain: Toolchain;

beforeAll(async () => {
  toolchain = await pageToolchain();
});

const source = (headers: readonly string[], body: string) =>
  `${headers.map((header) => `#include <${header}>\n`).join('')}int main() { ${body} }\n`;

async function link(headers: readonly string[], body: string) {
  const compiled = await toolchain.compile(source(headers, body));
  expect(compiled.object, compiled.text).toBeDefined();
  return toolchain.link(compiled.object!);
}

async function run(headers: readonly string[], body: string) {
  const { program, text } = await link(headers, body);
  expect(text).toBe('');
  return runProgram(program!);
}

describe('of the C and C++ libraries', () => {
  test.each([
    [['csignal', 'cstdio'], 'std::signal(SIGINT, [](int) { std::puts("caught"); }); std::raise(SIGINT);', 'caught\n'],
    [['csetjmp', 'cstdio'], 'std::jmp_buf b; if (setjmp(b) == 0) std::longjmp(b, 1); else std::puts("back");', 'back\n'],
    [['unistd.h', 'cstdio'], 'char c; std::printf("%d\\n", (int)pread(0, &c, 1, 0));', '-1\n'],
    [['iostream', 'string'], 'std::string s; if (!std::getline(std::cin, s)) std::cout << "no input\\n";', 'no input\n'],
    [['thread', 'cstdio'], 'std::puts(std::thread::hardware_concurrency() < 2 ? "one" : "many");', 'one\n'],
    [['mutex', 'atomic', 'cstdio'], 'std::mutex m; std::scoped_lock l(m); std::puts("locked");', 'locked\n'],
    [['random', 'cstdio'], 'std::random_device d; std::puts(d() != d() || true ? "ok" : "");', 'ok\n'],
    [['locale', 'sstream', 'regex', 'format', 'cstdio'], 'std::puts(std::format("{:.1f}", 1.25).c_str());', '1.2\n'],
    [['sys/socket.h', 'sys/mman.h', 'poll.h', 'sys/wait.h', 'netdb.h', 'cstdio'], 'std::puts("compiles");', 'compiles\n'],
  ])('<%s> works', async (headers, body, output) => {
    const { stdout, stderr } = await run(headers, body);
    expect(stdout, stderr).toBe(output);
  });

  test.each([
    [['fstream'], 'std::ifstream file("x");', 'files'],
    [['filesystem'], 'return std::filesystem::exists("x");', 'files'],
    [['thread'], 'std::thread([] {}).join();', 'threads'],
    [['future'], 'return std::async([] { return 1; }).get();', 'threads'],
    // Whether it needs a thread is known only when it runs.
    [['future'], 'return std::async(std::launch::deferred, [] { return 1; }).get();', 'threads'],
    [['cstdlib'], 'return std::system("ls");', 'processes'],
    [['unistd.h'], 'return fork();', 'processes'],
    [['netdb.h'], 'return getaddrinfo("localhost", nullptr, nullptr, nullptr);', 'network'],
    [['unistd.h'], 'return getuid();', 'system'],
  ])('<%s> reaches out: %s', async (headers, body, reach) => {
    const { program, text } = await link(headers, body);
    expect(program).toBeUndefined();
    expect(parseLinkerOutput(text)).toMatchObject([{ kind: 'forbidden', reach }]);
  });
});

test.each([
  [['cassert'], 'assert(1 + 1 == 3);', /main\.cpp:2: main: assertion failed: 1 \+ 1 == 3\n.*aborted: an assertion failed/],
  [['exception'], 'std::terminate();', /aborted: std::terminate was called/],
  [['string'], '[]() noexcept { throw std::string("x"); }();', /aborted: an exception was about to leave a noexcept/],
  [['cstdlib'], 'std::abort();', /aborted: abort\(\) was called/],
  [['stdexcept'], 'throw std::runtime_error("no oven");', /std::runtime_error: no oven/],
  [['vector'], 'std::vector<int> v; for (;;) v.push_back(1);', /std::bad_alloc/],
])('<%s> %s', async (headers, body, said) => {
  const { status, stderr } = await run(headers, body);
  expect(stderr).toMatch(said);
  expect(status).toBe(134);
});
