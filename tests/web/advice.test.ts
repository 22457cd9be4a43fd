import { describe, expect, test } from 'vitest';
import { adviceFor } from '../../web/compiler/advice.ts';
import { ADVICE_CASES, diagnostic } from './advice-cases.ts';

describe('advice', () => {
  test.each(ADVICE_CASES)('is given on %s', (message, note, advice) => {
    expect(adviceFor(diagnostic(message, 'to begin with', note))).toBe(advice);
  });

  test('needs the note that tells the mistake from others', () => {
    expect(adviceFor(diagnostic("no matching function for call to 'gather'", 'to begin with'))).toBeUndefined();
  });

  test('is not given where clang is plain enough', () => {
    expect(adviceFor(diagnostic("expected ';' after expression"))).toBeUndefined();
  });

  test('does not name a header for what only looks like a name of the library', () => {
    expect(adviceFor(diagnostic("no member named 'constructor' in namespace 'std'"))).toBe(
      'There is no std::constructor in the headers that this program includes.',
    );
  });
});
