import { beforeAll, expect, test } from 'vitest';
import type { Toolchain } from '../../web/compiler/toolchain.ts';
import { pageToolchain } from './page-toolchain.ts';
import { runProgram } from './run-program.ts';

/**
 * A coroutine that awaits in a loop inside `try` ends clang with a failed assertion, and is compiled
 * wrongly when it is optimised: https://github.com/llvm/llvm-project/issues/208409
 */
const SOURCE = `#include <asyncio/asyncio.hpp>
#include <stdexcept>
#include <string>
using namespace asyncio;

Coro<int> odd_fails(int i) {
    co_await sleep(0.1);
    if (i % 2) throw std::runtime_error("odd " + std::to_string(i));
    co_return i;
}

Coro<> goes_on() {
    for (int i = 0; i < 4; ++i) {
        try {
            print("{}", co_await odd_fails(i));
        } catch (const CancelledError&) {
            throw;
        } catch (const std::exception& error) {
            print("{}", error.what());
        }
    }
}

Coro<> retries() {
    for (int i = 1; i < 6; i += 2) {
        try {
            co_await odd_fails(i);
        } catch (const std::exception& error) {
            if (i == 5) throw;
            print("again after {}", error.what());
        }
    }
}

Coro<> loops_in_handlers() {
    while (true) {
        try {
            try {
                co_await odd_fails(1);
            } catch (const std::logic_error&) {
                print("never");
            }
        } catch (...) {
            for (int i = 0; i < 2; ++i) print("{}", i);
            break;
        }
    }
}

Coro<> cancelled() {
    try {
        for (;;) co_await sleep(1);
    } catch (const CancelledError&) {
        print("cancelled");
        throw;
    }
}

Coro<> async_main() {
    co_await goes_on();
    try {
        co_await retries();
    } catch (const std::exception& error) {
        print("gave up after {}", error.what());
    }
    co_await loops_in_handlers();
    auto task = create_task(cancelled());
    co_await sleep(3.5);
    task.cancel();
    for (int i = 0; i < 2; ++i) {
        try {
            co_await task;
        } catch (const CancelledError&) {
            print("done");
        }
    }
}

int main() { run(async_main()); }
`;

const PRINTED = ['0', 'odd 1', '2', 'odd 3', 'again after odd 1', 'again after odd 3', 'gave up after odd 5', '0', '1', 'cancelled', 'done', 'done', ''];

let toolchain: Toolchain;

beforeAll(async () => {
  toolchain = await pageToolchain();
});

test('coroutines that await in loops catch what they should', async () => {
  const compiled = await toolchain.compile(SOURCE);
  expect(compiled.text).toBe('');
  const linked = await toolchain.link(compiled.object!);
  expect(linked.text).toBe('');
  expect(runProgram(linked.program!).stdout.split('\n')).toEqual(PRINTED);
});
