import { expect, test } from 'vitest';
import { toBase64Url } from '../../../web/share/base64url.ts';
import { ByteWriter } from '../../../web/share/byte-writer.ts';
import { checksum } from '../../../web/share/checksum.ts';
import { deflated } from '../../../web/share/deflate.ts';
import { writeSections } from '../../../web/share/program-sections.ts';
import { ShareError } from '../../../web/share/share-error.ts';
import { readShare, shareFragment } from '../../../web/share/share-link.ts';
import type { SharedProgram } from '../../../web/share/shared-program.ts';
import { SHARE_LIMITS } from '../../../web/share/shared-program.ts';
import { locked } from '../trace/sample-traces.ts';
import { Random } from './random.ts';

const PROGRAM: SharedProgram = {
  source: 'int main() {}\n',
  example: 'hello',
  title: 'Hello',
  speed: 2,
  panes: ['terminal'],
  recording: locked(),
};

const ADDRESS_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_%=&#+/.~';

/** It is refused with words, or a program of the kind that a link can hold. */
async function refusedOrSound(fragment: string, what: string): Promise<'refused' | 'sound'> {
  let program: SharedProgram;
  try {
    program = await readShare(fragment);
  } catch (error) {
    expect(error, what).toBeInstanceOf(ShareError);
    return 'refused';
  }
  expect(typeof program.source, what).toBe('string');
  expect(program.source.length, what).toBeLessThanOrEqual(SHARE_LIMITS.source);
  // What was read can be shared again.
  await shareFragment(program);
  return 'sound';
}

function randomBytes(random: Random, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, () => random.below(256));
}

function withSum(packed: Uint8Array): string {
  const bytes = new ByteWriter();
  bytes.word(checksum(packed));
  bytes.bytes(packed);
  return `p=1${toBase64Url(bytes.finish())}`;
}

/** With bytes changed, left out or doubled. */
function damaged(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const all = [...bytes];
  for (let count = 1 + random.below(4); count > 0; count--) {
    const at = random.below(all.length);
    switch (random.below(4)) {
      case 0:
        all.splice(at, random.below(20));
        break;
      case 1:
        all.splice(at, 0, ...all.slice(at, at + random.below(20)));
        break;
      case 2:
        all[at] = all[at]! ^ (1 << random.below(8));
        break;
      default:
        all[at] = random.of([0, 1, 127, 128, 255]);
    }
  }
  return Uint8Array.from(all);
}

test('letters without a meaning are refused', async () => {
  const random = new Random(1);
  for (let round = 0; round < 500; round++) {
    const letters = Array.from({ length: random.below(200) }, () => ADDRESS_LETTERS[random.below(ADDRESS_LETTERS.length)]);
    const fragment = random.of(['p=1', 'p=', '#p=1', '']) + letters.join('');
    expect(await refusedOrSound(fragment, fragment)).toBe('refused');
  }
});

test('random bytes behind a checksum that is right are refused', async () => {
  const random = new Random(2);
  for (let round = 0; round < 500; round++) {
    expect(await refusedOrSound(withSum(randomBytes(random, random.below(300))), `round ${round}`)).toBe('refused');
  }
});

test('random bytes that were deflated are refused', async () => {
  const random = new Random(3);
  for (let round = 0; round < 500; round++) {
    const packed = await deflated(randomBytes(random, random.below(100)));
    expect(await refusedOrSound(withSum(packed), `round ${round}`)).toBe('refused');
  }
});

test('a flipped bit is noticed', async () => {
  const random = new Random(4);
  const fragment = await shareFragment(PROGRAM);
  for (let round = 0; round < 300; round++) {
    const at = 3 + random.below(fragment.length - 4);
    const letter = ADDRESS_LETTERS[random.below(64)]!;
    if (letter === fragment[at]) continue;
    const changed = fragment.slice(0, at) + letter + fragment.slice(at + 1);
    expect(await refusedOrSound(changed, `letter ${at}`)).toBe('refused');
  }
});

test('a program that was tampered with before it was sealed is refused or sound', async () => {
  const random = new Random(5);
  const content = writeSections(PROGRAM);
  const outcomes = new Set<string>();
  for (let round = 0; round < 500; round++) {
    const packed = await deflated(damaged(content, random));
    outcomes.add(await refusedOrSound(withSum(packed), `round ${round}`));
  }
  expect(outcomes).toEqual(new Set(['refused', 'sound']));
});

test('what was tampered with after it was deflated is refused or sound', async () => {
  const random = new Random(6);
  const packed = await deflated(writeSections(PROGRAM));
  for (let round = 0; round < 400; round++) await refusedOrSound(withSum(damaged(packed, random)), `round ${round}`);
});

test('a count that no run has takes no room', async () => {
  for (const count of [20_001, 2 ** 31, 2 ** 53 - 1]) {
    const run = new ByteWriter();
    run.byte(0);
    run.number(count);
    const out = new ByteWriter();
    out.byte(1);
    out.text('');
    out.byte(6);
    out.block(run.finish());
    expect(await refusedOrSound(withSum(await deflated(out.finish())), String(count))).toBe('refused');
  }
});
