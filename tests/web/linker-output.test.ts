import { describe, expect, test } from 'vitest';
import type { LinkProblem } from '../../web/compiler/link-problem.ts';
import { linkWords } from '../../web/compiler/link-words.ts';
import { parseLinkerOutput } from '../../web/compiler/linker-output.ts';

/** As wasm-ld 22 says it. */
const undefinedIn = (object: string, ...symbols: string[]) =>
  symbols.map((symbol) => `wasm-ld: error: ${object}: undefined symbol: ${symbol}\n`).join('');
const STRING = 'std::__2::basic_string<char, std::__2::char_traits<char>, std::__2::allocator<char>>';

const undefinedNames = (...symbols: string[]) =>
  parseLinkerOutput(undefinedIn('/work/main.o', ...symbols)).map((problem) =>
    problem.kind === 'undefined' ? problem.name : problem.kind,
  );

describe('what is defined nowhere', () => {
  test('is told once, however often it is used', () => {
    expect(undefinedNames('Shop::open', 'fetch(int)', 'Shop::open', 'fetch(int)')).toEqual(['Shop::open', 'fetch(int)']);
  });

  test.each([
    [`send_mail(${STRING} const&, int)`, 'send_mail(const std::string&, int)'],
    [
      `Mail::post(std::__2::vector<${STRING}, std::__2::allocator<${STRING}>>) const`,
      'Mail::post(std::vector<std::string>) const',
    ],
    [
      `count(std::__2::map<${STRING}, int, std::__2::less<${STRING}>, std::__2::allocator<std::__2::pair<${STRING} const, int>>>)`,
      'count(std::map<std::string, int>)',
    ],
    ['show(std::__2::basic_string_view<char, std::__2::char_traits<char>>)', 'show(std::string_view)'],
    ['int app::convert<int>(int)', 'app::convert<int>(int)'],
    ['std::__2::vector<int, std::__2::allocator<int>> list<int, 3>()', 'list<int, 3>()'],
    ['Mail::operator bool() const', 'Mail::operator bool() const'],
    ['app::counter', 'app::counter'],
  ])('%s is written %s', (symbol, name) => {
    expect(undefinedNames(symbol)).toEqual([name]);
  });

  test('is a body to write, a variable to define, or a virtual function', () => {
    const words = (name: string) => linkWords({ kind: 'undefined', name });
    expect(words('send_mail(int)').message).toBe('send_mail(int) is declared and used, but defined nowhere');
    expect(words('send_mail(int)').advice).toMatch(/^Write its body/);
    expect(words('app::counter').advice).toMatch(/^Define it/);
    expect(words('vtable for Mail').message).toBe('Mail has a virtual function that is declared but defined nowhere');
  });
});

test.each(['main', '__main_argc_argv'])('a program without main misses %s', (symbol) => {
  expect(parseLinkerOutput(undefinedIn('/lib/libasyncio.a(main.cpp.o)', symbol))).toEqual([{ kind: 'no-main' }]);
});

describe('what reaches out of the program', () => {
  const forbidden = (reach: string, ...names: string[]) => [{ kind: 'forbidden', reach, names }];

  test.each([
    ['emscripten_run_script', 'javascript'],
    ['emscripten_asm_const_int', 'javascript'],
    ['_emval_call', 'javascript'],
    ['emscripten_fetch', 'network'],
    ['emscripten_websocket_new', 'network'],
    ['getaddrinfo', 'network'],
    ['fork', 'processes'],
    ['popen', 'processes'],
    ['getpwuid', 'system'],
  ])('%s: %s', (symbol, reach) => {
    expect(parseLinkerOutput(undefinedIn('/work/main.o', symbol))).toEqual(forbidden(reach, symbol));
  });

  test.each([
    [undefinedIn('/lib/libc.a(system.o)', '_emscripten_system'), forbidden('processes', 'system')],
    [undefinedIn('/lib/libasyncio.a(threads.cpp.o)', 'asyncio_program_has_no_threads'), forbidden('threads', 'std::thread')],
    [undefinedIn('/lib/libc.a(setitimer.o)', '_setitimer_js', '_setitimer_js'), forbidden('system', 'setitimer')],
    [undefinedIn('/lib/libc.a(emscripten_mmap.o)', '_mmap_js'), forbidden('system', 'mmap')],
  ])('%s', (text, problems) => {
    expect(parseLinkerOutput(text)).toEqual(problems);
  });

  test('is told by the functions that the program called, together', () => {
    const opened = undefinedIn('/lib/libc.a(__fdopen.o)', '__syscall_fcntl64', '__syscall_fcntl64');
    const text = opened + undefinedIn('/lib/libc.a(fopen.o)', '__syscall_openat') + undefinedIn('/lib/libc.a(mkdir.o)', '__syscall_mkdirat');
    expect(parseLinkerOutput(text)).toEqual(forbidden('files', 'fopen', 'mkdir'));
    const connected = undefinedIn('/lib/libsockets.a(socket.o)', '__syscall_socket', '__syscall_fcntl64') + undefinedIn('/lib/libsockets.a(connect.o)', '__syscall_connect');
    expect(parseLinkerOutput(connected)).toEqual(forbidden('network', 'socket', 'connect'));
  });

  test('a function of one\'s own with such a name is no such function', () => {
    expect(undefinedNames('fork(int)', 'popen()')).toEqual(['fork(int)', 'popen()']);
  });

  test('is named, and what to do instead', () => {
    const { message, advice } = linkWords({ kind: 'forbidden', reach: 'files', names: ['fopen', 'mkdir'] });
    expect(message).toBe('a program here has no files: fopen, mkdir');
    expect(advice).toContain('std::istringstream');
    const many = linkWords({ kind: 'forbidden', reach: 'network', names: ['a', 'b', 'c', 'd', 'e'] });
    expect(many.message).toMatch(/: a, b, c, d, …$/);
  });
});

test('names that are taken are told without the places', () => {
  const text = `wasm-ld: error: duplicate symbol: exit
>>> defined in /work/main.o
>>> defined in /lib/libasyncio.a(process.cpp.o)

wasm-ld: error: function signature mismatch: puts
>>> defined as (f64) -> i32 in /work/main.o
>>> defined as (i32) -> i32 in /lib/libc.a(puts.o)
`;
  expect(parseLinkerOutput(text)).toEqual([
    { kind: 'duplicate', name: 'exit' },
    { kind: 'mismatch', name: 'puts' },
  ]);
});

test('whatever else the linker says is passed on', () => {
  expect(parseLinkerOutput('wasm-ld: error: unknown file type: x.o\n')).toEqual([
    { kind: 'other', text: 'unknown file type: x.o' },
  ]);
  expect(parseLinkerOutput('RuntimeError: unreachable\n')).toEqual([{ kind: 'other', text: 'RuntimeError: unreachable' }]);
});

test('every problem has words', () => {
  const problems: LinkProblem[] = [
    { kind: 'duplicate', name: 'x' },
    { kind: 'mismatch', name: 'x' },
    { kind: 'no-main' },
    ...(['files', 'network', 'threads', 'processes', 'javascript', 'system'] as const).map(
      (reach): LinkProblem => ({ kind: 'forbidden', reach, names: ['x'] }),
    ),
  ];
  for (const problem of problems) expect(linkWords(problem).advice).toMatch(/\.\)?$/);
});
