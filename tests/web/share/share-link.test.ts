import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../../../web/share/byte-writer.ts';
import { toBase64Url } from '../../../web/share/base64url.ts';
import { checksum } from '../../../web/share/checksum.ts';
import { deflated } from '../../../web/share/deflate.ts';
import { ShareError } from '../../../web/share/share-error.ts';
import { readShare, shareFragment, shareUrl } from '../../../web/share/share-link.ts';
import { SHARE_LIMITS, type SharedProgram } from '../../../web/share/shared-program.ts';
import { Recording } from '../../../web/trace/recording.ts';
import { failingGroup, gathered, locked } from '../trace/sample-traces.ts';

const SOURCE = '#include <asyncio/asyncio.hpp>\n\nint main() { asyncio::print("héllo 🌍"); }\n';

const roundTrip = async (program: SharedProgram) => readShare(await shareFragment(program));

/** Why it cannot be read. */
async function failure(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  if (!(error instanceof ShareError)) throw new Error(`not refused with a ShareError: ${String(error)}`);
  expect(error.message).toMatch(/\.$/);
  return error.failure;
}

/** A link whose checksum is right, whatever it holds. */
async function sealed(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const packed = await deflated(content);
  const bytes = new ByteWriter();
  bytes.word(checksum(packed));
  bytes.bytes(packed);
  return `p=1${toBase64Url(bytes.finish())}`;
}

type Section = readonly [tag: number, content: string | Uint8Array];

function linkWith(...sections: readonly Section[]): Promise<string> {
  const out = new ByteWriter();
  for (const [tag, content] of sections) {
    out.byte(tag);
    if (typeof content === 'string') out.text(content);
    else out.block(content);
  }
  return sealed(out.finish());
}

const source: Section = [1, SOURCE];

describe('a link', () => {
  test('gives back what it was made of', async () => {
    const program: SharedProgram = {
      source: SOURCE,
      example: 'say_after_gather',
      title: '并发 / Two at once',
      speed: Infinity,
      panes: ['editor', 'timeline'],
    };
    expect(await roundTrip(program)).toEqual(program);
  });

  test('needs no more than a source, which can be empty', async () => {
    expect(await roundTrip({ source: '' })).toEqual({ source: '' });
  });

  test.each(Object.entries({ gathered, locked, failingGroup }))('gives back a run: %s', async (_name, sample) => {
    const recording = sample();
    recording.addOutput([{ stream: 'stderr', at: 3, position: recording.events.length, text: 'no end', droppedBefore: 7 }]);
    expect((await roundTrip({ source: SOURCE, recording })).recording).toEqual(recording);
  });

  test.each([
    { kind: 'finished' },
    { kind: 'exited', status: -1 },
    { kind: 'exited', status: 3 },
    { kind: 'uncaught', exceptionType: 'std::runtime_error', message: 'no\nway' },
    { kind: 'crashed', reason: 'trap', detail: 'why' },
    { kind: 'stopped' },
  ] as const)('tells how the run ended: $kind', async (ending) => {
    const recording = new Recording();
    recording.end({ at: 1.25, ending });
    expect((await roundTrip({ source: '', recording })).recording?.ended).toEqual({ at: 1.25, ending });
  });

  test('is read with its # and with what ended the sentence it stood in', async () => {
    const fragment = await shareFragment({ source: SOURCE });
    expect(await readShare(`#${fragment}`)).toEqual({ source: SOURCE });
    expect(await readShare(`${fragment}).`)).toEqual({ source: SOURCE });
  });

  test('is an address of the site', async () => {
    const url = await shareUrl({ source: SOURCE });
    expect(await readShare(url.hash)).toEqual({ source: SOURCE });
    expect(url.pathname).toMatch(/\/$/);
  });

  test('stays short', async () => {
    const recording = gathered();
    expect((await shareFragment({ source: SOURCE })).length).toBeLessThan(150);
    expect((await shareFragment({ source: SOURCE, recording })).length).toBeLessThan(1000);
  });

  test('can hold more some day', async () => {
    expect(await readShare(await linkWith([77, 'a setting to come'], source))).toEqual({ source: SOURCE });
  });
});

describe('a link that is not whole', () => {
  test('is told so wherever it was cut off', async () => {
    const fragment = await shareFragment({ source: SOURCE, recording: gathered() });
    for (let length = 2; length < fragment.length; length++) {
      expect(await failure(readShare(fragment.slice(0, length)))).toBe('damaged');
    }
  });

  test('is told so when a letter was changed', async () => {
    const fragment = await shareFragment({ source: SOURCE });
    for (let at = 3; at < fragment.length - 1; at++) {
      const other = fragment[at] === 'A' ? 'B' : 'A';
      expect(await failure(readShare(fragment.slice(0, at) + other + fragment.slice(at + 1)))).toBe('damaged');
    }
  });

  test('is told so when something was put in between', async () => {
    const fragment = await shareFragment({ source: SOURCE });
    expect(await failure(readShare(`${fragment.slice(0, 30)}\n${fragment.slice(30)}`))).toBe('damaged');
    expect(await failure(readShare(`${fragment.slice(0, 30)}…`))).toBe('damaged');
  });
});

describe('no link of this site', () => {
  test.each(['', '#', 'gather', 'q=1AAAA', 'p=xAAAA', 'p=<script>', 'P=1AAAA'])('%j', async (fragment) => {
    expect(await failure(readShare(fragment))).toBe('not-a-program');
  });

  test('but a newer one', async () => {
    expect(await failure(readShare('p=2whatever'))).toBe('newer');
  });

  test.each<[string, Section[]]>([
    ['nothing', []],
    ['no source', [[3, 'title']]],
    ['two sources', [source, source]],
    ['a source that is no text', [[1, Uint8Array.of(0x69, 0xff, 0x6e)]]],
    ['an example with a path', [source, [2, '../../secret']]],
    ['an example without a name', [source, [2, '']]],
    ['an example with a very long name', [source, [2, 'a'.repeat(65)]]],
    ['no speed of the player', [source, [4, '-1']]],
    ['a speed that is no number', [source, [4, 'NaN']]],
    ['an unknown pane', [source, [5, 'editor secrets']]],
    ['the same pane twice', [source, [5, 'editor editor']]],
    ['no pane', [source, [5, '']]],
    ['an empty run', [source, [6, '']]],
  ])('that is sealed like one, with %s', async (_what, sections) => {
    expect(await failure(readShare(await linkWith(...sections)))).toBe('not-a-program');
  });

  test('that is sealed like one, with a section longer than the rest', async () => {
    expect(await failure(readShare(await sealed(Uint8Array.of(1, 200, 1, 65))))).toBe('not-a-program');
    expect(await failure(readShare(await sealed(new Uint8Array(30).fill(255))))).toBe('not-a-program');
  });

  test('that is sealed like one, with what was never deflated', async () => {
    const bytes = new ByteWriter();
    const rubbish = new TextEncoder().encode('this was never deflated');
    bytes.word(checksum(rubbish));
    bytes.bytes(rubbish);
    expect(await failure(readShare(`p=1${toBase64Url(bytes.finish())}`))).toBe('not-a-program');
  });
});

describe('names in a link', () => {
  test('cannot reach what all objects have', async () => {
    const read = await readShare(await linkWith(source, [2, '__proto__'], [3, '__proto__']));
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(read).toEqual({ source: SOURCE, example: '__proto__', title: '__proto__' });
  });

  test('cannot change the look of the text around them', async () => {
    const title = '  a\u202eb\u2066c\u0007d\r\ne\u200b\ud800f\u2028\ufeff ';
    expect((await readShare(await linkWith(source, [3, title.toWellFormed()]))).title).toBe('a b c d e \ufffdf');
    expect((await roundTrip({ source: '', title })).title).toBe('a b c d e f');
  });

  test('end somewhere', async () => {
    const { title } = await readShare(await linkWith(source, [3, '🌍'.repeat(1000)]));
    expect(title).toBe('🌍'.repeat(SHARE_LIMITS.title));
  });

  test('can be missing once nothing plain is left of them', async () => {
    expect(await roundTrip({ source: '', title: '\u202e\u0000' })).toEqual({ source: '' });
  });
});

test('a source has the line ends of an editor, and nothing that ends texts elsewhere', async () => {
  const read = await readShare(await linkWith([1, 'a\r\nb\rc\0d']));
  expect(read.source).toBe('a\nb\nc\ufffdd');
});

describe('limits', () => {
  const large = 'x'.repeat(SHARE_LIMITS.source);

  test('of the source', async () => {
    expect(await roundTrip({ source: large })).toEqual({ source: large });
    expect(await failure(shareFragment({ source: `${large}x` }))).toBe('too-large');
    expect(await failure(shareFragment({ source: `${large.slice(1)}é` }))).toBe('too-large');
    expect(await failure(readShare(await linkWith([1, `${large}x`])))).toBe('too-large');
  });

  test('of the link', async () => {
    expect(await failure(readShare(`p=1${'A'.repeat(SHARE_LIMITS.link)}`))).toBe('too-large');
  });

  test('of what it unpacks to, before that is all there', async () => {
    const bomb = await sealed(new Uint8Array(100_000_000));
    expect(bomb.length).toBeLessThan(SHARE_LIMITS.link);
    const before = process.memoryUsage().arrayBuffers;
    expect(await failure(readShare(bomb))).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5 * SHARE_LIMITS.content);
  });
});
