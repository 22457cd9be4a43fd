import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import catalog from '../../examples/catalog.json';
import { clangDiagnostics } from '../../web/compiler/clang-output.ts';
import type { Diagnostic } from '../../web/compiler/diagnostic.ts';
import type { Toolchain } from '../../web/compiler/toolchain.ts';
import { pageToolchain } from './page-toolchain.ts';

let toolchain: Toolchain;

beforeAll(async () => {
  toolchain = await pageToolchain();
});

const HEAD = `#include <asyncio/asyncio.hpp>
#include <functional>
#include <string>
using asyncio::Coro, asyncio::create_task;
Coro<> greet(const std::string& name) { co_await asyncio::sleep(0); asyncio::print("{}", name); }
Coro<> send(std::string text) { co_await asyncio::sleep(0); asyncio::print("{}", text); }
Coro<int> add(int a, int b) { co_return a + b; }
struct Kitchen { int meals = 0; Coro<> cook() { ++meals; co_return; } };
`;

async function said(source: string): Promise<Diagnostic[]> {
  return clangDiagnostics((await toolchain.check(source)).text, source, toolchain.source);
}

const inCoroutine = (statement: string) => `${HEAD}Coro<> async_main() { ${statement} co_return; }\n`;

test.each([
  ['a coroutine', 'add(1, 2);', /a coroutine does nothing until it is awaited/],
  ['sleep', 'asyncio::sleep(1);', /sleep does nothing until it is awaited/],
  ['gather', 'asyncio::gather(add(1, 2), add(3, 4));', /nothing waits for this future/],
])('forgetting to await %s', async (_, statement, message) => {
  const [warning, ...more] = await said(inCoroutine(statement));
  expect(warning).toMatchObject({ severity: 'warning', message: expect.stringMatching(message), line: 9 });
  expect(more).toEqual([]);
});

test.each([
  ['a text made on the spot', 'auto task = create_task(greet(std::string("Ann"))); co_await task;'],
  ['a text in quotes', 'auto task = create_task(greet("Ann")); co_await task;'],
  ['the same, not yet a task', 'auto later = greet("Ann"); co_await std::move(later);'],
  ['a lambda with captures', 'int n = 1; auto task = create_task([n]() -> Coro<> { asyncio::print("{}", n); co_return; }()); co_await task;'],
  ['an object made on the spot', 'auto task = create_task(Kitchen().cook()); co_await task;'],
])('a task that outlives %s', async (_, statement) => {
  const diagnostics = await said(inCoroutine(statement));
  expect(diagnostics.map(({ option }) => option)).toEqual(['dangling']);
});

test('a coroutine that refers to a local variable of the function that returns it', async () => {
  const diagnostics = await said(`${HEAD}Coro<> hello() { std::string name = "Ann"; return greet(name); }\n`);
  expect(diagnostics.map(({ option }) => option)).toEqual(['return-stack-address']);
});

test('what is sound is left alone', async () => {
  const source = inCoroutine(`
    co_await greet("Ann");
    co_await asyncio::gather(greet("Ann"), greet(std::string("Bob")));
    std::string name = "Eve";
    auto greeting = create_task(greet(name));
    auto sending = create_task(send("Ann"));
    co_await asyncio::gather(greeting, sending);
    Kitchen kitchen;
    auto cooking = create_task(kitchen.cook());
    co_await cooking;
    co_await [&]() -> Coro<> { ++kitchen.meals; co_return; }();
    std::function<Coro<int>(int)> plus = [](int n) { return add(n, 1); };
    asyncio::print("{}", co_await plus(1));
    co_await asyncio::async_with(asyncio::TaskGroup{}, [&](asyncio::TaskGroup& group) -> Coro<> {
      group.create_task(greet(name));
      co_return;
    });`);
  expect(await said(source)).toEqual([]);
});

test.each([
  ['a brace', 'int main() { asyncio::run(add(1, 2));', "expected '}'"],
  ['a comment', 'int main() { asyncio::run(add(1, 2)); } /* and then', 'unterminated /* comment'],
])('%s that is left open is the only thing said', async (_, end, message) => {
  const source = `#include <asyncio/asyncio.hpp>\nasyncio::Coro<int> add(int a, int b) { co_return a + b; }\n${end}`;
  const [error, ...more] = await said(source);
  expect(error).toMatchObject({ message, line: 3 });
  expect(more).toEqual([]);
});

test.each(catalog.map(({ id }) => id).filter((id) => id !== 'forgotten_await'))('the example %s has none', async (id) => {
  expect(await said(readFileSync(new URL(`../../examples/${id}/main.cpp`, import.meta.url), 'utf8'))).toEqual([]);
});
