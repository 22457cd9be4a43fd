import { describe, expect, test } from 'vitest';
import { endingOfStatus, endingOfThrown } from '../../web/runner/ending.ts';
import { endedWell, endingText } from '../../web/terminal/ending-text.ts';

const asIs = (thrown: unknown) => {
  const error = thrown as Error;
  return { type: error.name, message: error.message };
};

describe('how a run ended', () => {
  test('status 0 is finished, any other is told', () => {
    expect(endingText(endingOfStatus(0))).toBe('finished');
    expect(endingText(endingOfStatus(3))).toBe('exited with status 3');
    expect(endedWell(endingOfStatus(0))).toBe(true);
    expect(endedWell(endingOfStatus(3))).toBe(false);
  });

  test('an uncaught exception has its type and message, or its type alone', () => {
    const thrown = new WebAssembly.Exception(new WebAssembly.Tag({ parameters: [] }), []);
    const described = (message: string) =>
      endingText(endingOfThrown(thrown, () => ({ type: 'std::runtime_error', message })));
    expect(described('no oven')).toBe('uncaught exception std::runtime_error: no oven');
    expect(described('')).toBe('uncaught exception std::runtime_error');
  });

  test.each([
    ['unreachable', 'aborted'],
    ['unreachable executed', 'aborted'],
    ['Unreachable code should not be executed', 'aborted'],
    ['memory access out of bounds', 'memory-out-of-bounds'],
    ['index out of bounds', 'memory-out-of-bounds'],
    ['divide by zero', 'division-by-zero'],
    ['integer divide by zero', 'division-by-zero'],
    ['Maximum call stack size exceeded', 'stack-overflow'],
    ['too much recursion', 'stack-overflow'],
    ['null function or function signature mismatch', 'trap'],
  ])('the engine says "%s": %s', (message, reason) => {
    expect(endingOfThrown(new WebAssembly.RuntimeError(message), asIs)).toMatchObject({ kind: 'crashed', reason });
  });

  test.each([
    ['stack overflow', 'stack-overflow'],
    ['aborted', 'aborted'],
  ])('the glue says "%s": %s', (type, reason) => {
    const ending = endingOfThrown(new WebAssembly.RuntimeError('out of bounds'), () => ({ type, message: 'x' }));
    expect(ending).toMatchObject({ kind: 'crashed', reason });
  });

  test('a crash without a name of its own tells the engine\'s words', () => {
    const ending = endingOfThrown(new WebAssembly.RuntimeError('table index is odd'), asIs);
    expect(endingText(ending)).toContain('table index is odd');
  });
});
