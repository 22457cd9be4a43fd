import { describe, expect, it } from 'vitest';
import {
  debianMirrors,
  parseDeb822Sources,
  parseOneLineSources,
  releaseNames,
} from '../../scripts/emscripten/apt-sources.mjs';

const releases = ['bookworm', 'stable', 'oldstable'];

describe('one-line sources', () => {
  it('reads type, address, suite and components', () => {
    expect(parseOneLineSources('deb http://mirror.test/debian bookworm main contrib\n')).toEqual([
      { types: ['deb'], uris: ['http://mirror.test/debian'], suites: ['bookworm'], components: ['main', 'contrib'] },
    ]);
  });

  it('passes over options, comments and blank lines', () => {
    const text = '# deb http://off.test/debian bookworm main\n\ndeb [arch=amd64 signed-by=/k.gpg] http://on.test/debian bookworm main # here\n';
    expect(parseOneLineSources(text).flatMap((source) => source.uris)).toEqual(['http://on.test/debian']);
  });
});

describe('deb822 sources', () => {
  it('reads stanzas with several values, comments within and folded lines', () => {
    const text = `Types: deb deb-src
# http://snapshot.test/archive/debian/20250520T000000Z
URIs: http://mirror.test/debian
Suites: bookworm
 bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.test/debian-security
Suites: bookworm-security
Components: main
`;
    expect(parseDeb822Sources(text)).toEqual([
      {
        types: ['deb', 'deb-src'],
        uris: ['http://mirror.test/debian'],
        suites: ['bookworm', 'bookworm-updates'],
        components: ['main'],
      },
      { types: ['deb'], uris: ['http://mirror.test/debian-security'], suites: ['bookworm-security'], components: ['main'] },
    ]);
  });

  it('leaves out a stanza that is switched off', () => {
    const text = 'Enabled: no\nTypes: deb\nURIs: http://mirror.test/debian\nSuites: bookworm\nComponents: main\n';
    expect(parseDeb822Sources(text)).toEqual([]);
  });
});

describe('the mirror', () => {
  /** @param {string} lines */
  const mirrors = (lines) => debianMirrors(parseOneLineSources(lines), releases);

  it('is the one that serves the whole release, without a slash at its end', () => {
    expect(
      mirrors(`deb http://security.test/debian-security bookworm-security main
deb https://other.test/node nodistro main
deb http://mirror.test/debian/ bookworm main
deb http://mirror.test/debian bookworm-updates main`),
    ).toEqual(['http://mirror.test/debian']);
  });

  it('may be named by oldstable', () => {
    expect(mirrors('deb http://mirror.test/debian oldstable main')).toEqual(['http://mirror.test/debian']);
  });

  it('is no CD, no source archive and none without main', () => {
    expect(
      mirrors(`deb cdrom:[Debian_12]/ bookworm main
deb-src http://source.test/debian bookworm main
deb http://contrib.test/debian bookworm contrib`),
    ).toEqual([]);
  });
});

it('names the release by its codename first', () => {
  expect(releaseNames('ID=debian\nVERSION_CODENAME=bookworm\n')[0]).toBe('bookworm');
});
