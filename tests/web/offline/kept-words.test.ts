import { describe, expect, it } from 'vitest';
import { purposeOf } from '../../../web/offline/kept-words.ts';

describe('what is said of a part that is kept', () => {
  it('is what it is good for', () => {
    expect(purposeOf('site', 5_000_000)).toContain('works without a network');
    expect(purposeOf('compiler', 30_000_000)).toContain('without a download');
  });

  it('promises nothing where nothing is kept', () => {
    expect(purposeOf('site', 0)).toContain('needs a network');
    expect(purposeOf('site', 0)).not.toContain('without a network');
    expect(purposeOf('compiler', 0)).toContain('is downloaded');
    expect(purposeOf('compiler', 0)).not.toContain('without a download');
  });
});
