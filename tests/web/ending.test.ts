import { describe, expect, test } from 'vitest';
import { endingOfStatus, endingOfThrown, type Ending, type StartFailureReason } from '../../web/runner/ending.ts';
import { endingText, endingTime, verdict } from '../../web/terminal/ending-text.ts';

const asIs = (thrown: unknown) => {
  const error = thrown as Error;
  return { type: error.name, message: error.message };
};

describe('how a run ended', () => {
  test('status 0 is finished, any other is told', () => {
    expect(endingText(endingOfStatus(0))).toBe('finished');
    expect(endingText(endingOfStatus(3))).toBe('exited with status 3');
    expect(verdict(endingOfStatus(0))).toBe('good');
    expect(verdict(endingOfStatus(3))).toBe('bad');
  });

  test('what the reader stopped is neither good nor bad', () => {
    expect(verdict({ kind: 'stopped' })).toBe('neutral');
  });

  test('a program that never began has no time and says what helps', () => {
    const ending = (reason: StartFailureReason): Ending => ({ kind: 'not-started', reason, detail: 'no oven' });
    expect(endingTime(0, ending('unreachable'))).toBe('');
    expect(endingText(ending('unreachable'))).toMatch(/no oven\. Check the connection and press Run again\.$/);
    expect(endingText(ending('damaged'))).toMatch(/missing or damaged: reload the page/);
    expect(endingText(ending('failed'))).toMatch(/no oven\.$/);
  });

  test('an uncaught exception has its type and message, or its type alone', () => {
    const thrown = new WebAssembly.Exception(new WebAssembly.Tag({ parameters: [] }), []);
    const described = (message: string) =>
      endingText(endingOfThrown(thrown, () => ({ type: 'std::runtime_error', message })));
    expect(described('no oven')).toBe('uncaught exception std::runtime_error: no oven');
    expect(described('')).toBe('uncaught exception std::runtime_error');
  });

  test.each([
    ['unreachable', 'unreachable'],
    ['unreachable executed', 'unreachable'],
    ['Unreachable code should not be executed', 'unreachable'],
    ['memory access out of bounds', 'memory-out-of-bounds'],
    ['index out of bounds', 'memory-out-of-bounds'],
    ['divide by zero', 'division-by-zero'],
    ['remainder by zero', 'division-by-zero'],
    ['divide result unrepresentable', 'division-overflow'],
    ['integer overflow', 'division-overflow'],
    ['integer divide by zero', 'division-by-zero'],
    ['Maximum call stack size exceeded', 'stack-overflow'],
    ['too much recursion', 'stack-overflow'],
    ['null function or function signature mismatch', 'bad-call'],
    ['indirect call to null', 'bad-call'],
    ['null function', 'bad-call'],
    ['indirect call signature mismatch', 'bad-call'],
    ['call_indirect to a null table entry', 'bad-call'],
    ['table index is out of bounds', 'bad-call'],
    ['atomic wait on a whim', 'trap'],
  ])('the engine says "%s": %s', (message, reason) => {
    expect(endingOfThrown(new WebAssembly.RuntimeError(message), asIs)).toMatchObject({ kind: 'crashed', reason });
  });

  test.each([
    ['stack overflow', 'stack-overflow'],
    ['aborted', 'aborted'],
    ['aborted', 'out-of-memory', 'out of memory'],
  ])('the glue says "%s": %s', (type, reason, message = 'x') => {
    const ending = endingOfThrown(new WebAssembly.RuntimeError('out of bounds'), () => ({ type, message }));
    expect(ending).toMatchObject({ kind: 'crashed', reason });
  });

  test('a crash without a name of its own tells the engine\'s words', () => {
    const ending = endingOfThrown(new WebAssembly.RuntimeError('atomic wait on a whim'), asIs);
    expect(endingText(ending)).toContain('atomic wait on a whim');
  });

  test('what the program aborted for is told', () => {
    expect(endingText({ kind: 'crashed', reason: 'aborted', detail: 'an assertion failed' })).toBe(
      'crashed: an assertion failed',
    );
  });

  test.each([
    ['std::out_of_range', 'vector', 'there is no such index or key'],
    ['std::out_of_range', 'map::at:  key not found', 'there is no such index or key'],
    ['std::bad_function_call', 'std::bad_function_call', 'an empty std::function was called'],
    ['std::bad_optional_access', 'bad_optional_access', 'a std::optional that holds nothing was asked for its value'],
    ['std::out_of_range', 'no such guest', 'no such guest'],
    ['std::runtime_error', 'vector', 'vector'],
  ])('%s: %s', (type, message, told) => {
    expect(endingText({ kind: 'uncaught', exceptionType: type, message })).toBe(`uncaught exception ${type}: ${told}`);
  });

  test('memory that is used up is no riddle', () => {
    const text = endingText({ kind: 'uncaught', exceptionType: 'std::bad_alloc', message: 'std::bad_alloc' });
    expect(text).toMatch(/^uncaught exception std::bad_alloc: it ran out of memory/);
  });

  test('the type of an exception is written as in C++', () => {
    const thrown = new WebAssembly.Exception(new WebAssembly.Tag({ parameters: [] }), []);
    const type = 'std::basic_string<char, std::__2::char_traits<char>, std::__2::allocator<char>>';
    expect(endingOfThrown(thrown, () => ({ type, message: 'x' }))).toMatchObject({ exceptionType: 'std::string' });
  });
});
