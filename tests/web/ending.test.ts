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
