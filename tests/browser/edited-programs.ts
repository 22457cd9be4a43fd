/** The compiler is fetched and made ready within the first build of a page. */
export const FIRST_BUILD = 120_000;

/** A whole program around what its `async_main` does. */
export const program = (body: string) => `#include <asyncio/asyncio.hpp>

using namespace asyncio;

Coro<> async_main() {
${body}
}

int main() { run(async_main()); }
`;

export const HELLO = program(`  print("Hello, {}", 6 * 7);
  co_await sleep(0.05);
  print("again");`);

export const HELLO_LINES = ['Hello, 42', 'again', 'finished'];
