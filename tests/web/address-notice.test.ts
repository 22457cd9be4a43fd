import { describe, expect, it } from 'vitest';
import { linkNotice } from '../../web/playground/address-notice.ts';
import type { Playground } from '../../web/playground/playground.ts';

/** What is said of a link that could not be opened, above the reader's own text of an example. */
function saidOf(edited: boolean): string {
  const playground = { badLink: 'not-a-program', title: 'Hello, then world', session: { edited } } as unknown as Playground;
  const notice = linkNotice(playground);
  return typeof notice === 'symbol' ? '' : notice.values.filter((value) => typeof value === 'string').join('');
}

describe('the notice of a bad link', () => {
  it('says what is shown instead', () => {
    expect(saidOf(false)).toBe('There is no program in this link. This is “Hello, then world”.');
  });

  it('says that it is as the reader left it', () => {
    expect(saidOf(true)).toBe('There is no program in this link. This is “Hello, then world”, with your edits.');
  });
});
